import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A regulation of a file, and the cases that prove it. */
export interface CasesPair {
  name: string;
  text: string;
  cases: string;
}

const read = (...parts: string[]) => readFileSync(join(process.cwd(), ...parts), 'utf8');
const names = (folder: string) =>
  readdirSync(join(process.cwd(), folder))
    .filter((name) => /\d\.yaml$/.test(name))
    .map((name) => name.slice(0, -'.yaml'.length));

const shipped = 'deploy/localities';
const others = 'libs/regulation/fixtures';

/** The localities that come with the installation. */
export const localityPairs: CasesPair[] = names(shipped).map((name) => ({
  name,
  text: read(shipped, `${name}.yaml`),
  cases: read(shipped, 'cases', `${name}.yaml`),
}));

/** Known bodies and invented ones, which YAML alone has to suffice for. */
export const otherPairs: CasesPair[] = names(others).map((name) => ({
  name,
  text: read(others, `${name}.yaml`),
  cases: read(others, `${name}.cases.yaml`),
}));
