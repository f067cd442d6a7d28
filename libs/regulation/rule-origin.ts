import { readYaml, type LinedYaml, type Path } from './yaml-lines.js';

/** Where a rule is written: in the locality's file or in the national defaults, its line, and the comment beside it. */
export interface Origin {
  file: 'locality' | 'defaults';
  line: number;
  /** Such as `T6` or `NĐ 30/2020`; empty where the line says none. */
  source: string;
}

const places = ([first, ...rest]: Path): Path[] => [
  [first ?? '', ...rest],
  ...(first === 'unitAssessment' ? [['assessment', ...rest]] : []),
];

const within = (yaml: LinedYaml, path: Path): Omit<Origin, 'file'> | undefined => {
  const said = places(path).find((p) => yaml.says(p));
  if (!said) return undefined;
  const line = yaml.lineOf(said);
  return { line, source: yaml.commentOn(line) };
};

/** Tells where the rule at a path is written; what neither text says itself stands at the nearest thing above it. */
export const originsOf = (yamlText: string, { defaults }: { defaults: string }): ((path: Path) => Origin) => {
  const [local, national] = [readYaml(yamlText), readYaml(defaults)];
  const originOf = (path: Path): Origin => {
    const here = within(local, path);
    if (here) return { file: 'locality', ...here };
    const there = within(national, path);
    if (there) return { file: 'defaults', ...there };
    return path.length > 1 ? originOf(path.slice(0, -1)) : { file: 'locality', line: 1, source: '' };
  };
  return originOf;
};
