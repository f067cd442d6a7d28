import 'reflect-metadata';
import { asyncApiOf } from '#lib/contracts/asyncapi.js';
import { releaseGoldens } from '#lib/contracts/goldens.js';
import { catalogue, consumers } from '#lib/contracts/topology.js';
import { initiativeLifecycle } from '#lib/lifecycle/initiative.lifecycle.js';
import { toMermaid } from '#lib/lifecycle/machine.js';
import type { Service } from '#lib/service-kit/kit.module.js';
import { openApiOf } from '#lib/service-kit/openapi.js';
import { previewOf } from '#lib/service-kit/preview.js';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { certification } from '../certification/index.js';
import { directory } from '../directory/index.js';
import { evaluation } from '../evaluation/index.js';
import { notification } from '../notification/index.js';
import { registration } from '../registration/index.js';
import { describeDocument } from './openapi/describe-document.js';
import { readSources } from './openapi/endpoints.js';
import { readGlossary } from './openapi/glossary.js';
import { say } from './output.js';

const services: readonly Service[] = [directory, registration, evaluation, certification, notification];

const asJson = (document: object) => `${JSON.stringify(document, null, 2)}\n`;
const textOf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/** The text with what is between the two markers replaced by the diagram. Throws when a marker is missing. */
export function withLifecycle(text: string, diagram: string): string {
  const [begin, end] = ['<!-- lifecycle:begin -->', '<!-- lifecycle:end -->'];
  const parts = [text.indexOf(begin), text.indexOf(end)] as const;
  if (parts[0] < 0 || parts[1] < parts[0]) throw new Error(`README.md has no ${begin} … ${end}`);
  const fence = '```';
  return `${text.slice(0, parts[0] + begin.length)}\n\n${fence}mermaid\n${diagram}\n${fence}\n\n${text.slice(parts[1])}`;
}

/** Every document that is generated, by its path, as it should be now. */
async function documents(): Promise<ReadonlyMap<string, string>> {
  const program = readSources();
  const glossary = readGlossary(
    ['GLOSSARY.md', 'FIELDS.md'].map((name) => textOf(`libs/contracts/${name}`)).join('\n'),
  );
  const described = services.map(async (service): Promise<[string, string]> => {
    const document = openApiOf(await previewOf(service), service.name);
    return [`apps/${service.name}/openapi.json`, asJson(describeDocument(document, service.name, program, glossary))];
  });
  return new Map([
    ['libs/contracts/asyncapi.json', asJson(asyncApiOf(catalogue, consumers))],
    ['README.md', withLifecycle(textOf('README.md'), toMermaid(initiativeLifecycle.rules))],
    ...(await Promise.all(described)),
  ]);
}

/** What is not as it should be on disk. */
export async function staleDocuments(): Promise<[path: string, content: string][]> {
  return [...(await documents())].filter(([path, content]) => textOf(path) !== content);
}

/** Writes what is stale and adds new golden examples to the released ones; returns the paths written. */
export async function writeDocuments(): Promise<string[]> {
  releaseGoldens();
  const stale = await staleDocuments();
  for (const [path, content] of stale) writeFileSync(path, content);
  return stale.map(([path]) => path);
}

if (argv[1]?.endsWith('/cli/docs.js'))
  void writeDocuments().then((written) =>
    say(written.length > 0 ? `written: ${written.join(', ')}` : 'every document is as it should be'),
  );
