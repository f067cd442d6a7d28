import type { CouncilRole, CouncilRules, Regulation } from '../regulation.js';
import type { Path } from '../yaml-lines.js';
import { meetingLabel, roleLabels } from './labels.js';
import { probe, type Probe } from './probe.js';
import type { CouncilLevel, Question } from './question.js';
import type { Ruling } from './ruling.js';

const is =
  (...verdicts: string[]) =>
  (ruling: Ruling) =>
    verdicts.includes(ruling.verdict);
const gives = (key: string, role?: CouncilRole) => (ruling: Ruling) =>
  ruling.reasons.some((r) => r.key === key && (role === undefined || r.params?.['role'] === role));

/** A council of so many or more: every role at its minimum but for those given, filled up with one that has room. */
const composed = (
  { roles }: CouncilRules,
  size: number,
  given: Partial<Record<CouncilRole, number>> = {},
): CouncilRole[] => {
  const least = roles.flatMap(({ role, min }) => Array.from({ length: given[role] ?? min }, () => role));
  const room = roles
    .filter(({ role }) => given[role] === undefined)
    .sort((a, b) => Number(a.max !== undefined) - Number(b.max !== undefined))
    .flatMap(({ role, min, max = size }) => Array.from({ length: Math.max(0, max - min) }, () => role));
  return [...least, ...room.slice(0, Math.max(0, size - least.length))];
};

type Ask = (members: CouncilRole[], isHeadAndAuthor?: boolean) => Question;

const asking =
  (level: CouncilLevel): Ask =>
  (members, isHeadAndAuthor = false) => ({
    kind: 'council',
    given: {
      level,
      members: members.map((role, i) => ({ role, ...(isHeadAndAuthor && i === 0 ? { isHeadAndAuthor } : {}) })),
    },
  });

const sizes = (rules: CouncilRules, path: Path, ask: Ask): Probe[] => {
  const { min, max } = rules.size;
  const span = Array.from({ length: max - min + 2 }, (_, i) => i);
  const rising = span.map((i) => ask(composed(rules, min - 1 + i).slice(0, min - 1 + i)));
  const falling = span.map((i) => ask(composed(rules, max + 1 - i).slice(0, max + 1 - i)));
  const bySize = gives('council-size');
  return [
    probe([...path, 'size', 'min'], 'số thành viên tối thiểu', rising.slice(0, -1), is('sound'), bySize),
    probe([...path, 'size', 'max'], 'số thành viên tối đa', falling.slice(0, -1), is('sound'), bySize),
  ];
};

const roleProbes = (rules: CouncilRules, path: Path, ask: Ask): Probe[] =>
  rules.roles.flatMap(({ role, min, max }, i): Probe[] => {
    const at: Path = [...path, 'roles', i];
    const needed = rules.roles.reduce((sum, r) => sum + r.min, 0);
    const size = Math.min(rules.size.max, Math.max(rules.size.min, needed + 2));
    const withRole = (n: number) => ask(composed(rules, size, { [role]: n }));
    const whole = ask(composed(rules, rules.size.min));
    const byRole = gives('council-role', role);
    return [
      ...(min > 0
        ? [
            probe(
              [...at, 'min'],
              `số ${roleLabels[role]} tối thiểu`,
              [withRole(min - 1), withRole(min), whole],
              is('sound'),
              byRole,
            ),
          ]
        : []),
      ...(max === undefined
        ? []
        : [
            probe(
              [...at, 'max'],
              `số ${roleLabels[role]} tối đa`,
              [withRole(max + 1), withRole(max), whole],
              is('sound'),
              byRole,
            ),
          ]),
    ];
  });

const quorums = ({ quorum, size }: CouncilRules, level: CouncilLevel, path: Path): Probe[] =>
  Object.keys(quorum).map((meeting) => ({
    path: [...path, 'quorum', meeting],
    label: `túc số họp ${meetingLabel(meeting)}`,
    length: size.max + 1,
    rung: (present) => ({ kind: 'quorum', given: { level, meeting, members: size.max, present } }),
    passes: is('quorum'),
  }));

const panels = ({ panels: rules = [] }: CouncilRules, level: CouncilLevel, path: Path): Probe[] =>
  rules.flatMap(({ key, label, sectors }, i): Probe[] => {
    const [sector] = sectors.filter((s) => s !== '*');
    if (sector === undefined) return [];
    const ask = (of: string): Question => ({ kind: 'panel', given: { level, sector: of } });
    const others = sectors.includes('*') ? [] : [ask('none-of-these')];
    return others.length === 0 ? [] : [probe([...path, 'panels', i], label, [...others, ask(sector)], is(key))];
  });

const hearing = (regulation: Regulation, level: CouncilLevel): Probe[] => {
  if (regulation.councils[level].required || !regulation.stateFunded.councilRequired) return [];
  const ask = (yes: boolean): Question => ({
    kind: 'hearing',
    given: { level, stateFunded: yes, authorHeadsUnit: true },
  });
  return [probe(['stateFunded', 'councilRequired'], 'bắt buộc lập hội đồng', [ask(false), ask(true)], is('required'))];
};

/** Probes of how councils are made up, and when they may sit. */
export const councilProbes = (regulation: Regulation): Probe[] =>
  (['unit', 'district'] as const).flatMap((level) => {
    const rules = regulation.councils[level];
    const [path, ask]: [Path, Ask] = [['councils', level], asking(level)];
    const whole = composed(rules, rules.size.min);
    const head = probe(
      [...path, 'headMaySit'],
      'thủ trưởng là tác giả không tham gia hội đồng',
      [ask(whole, true), ask(whole)],
      is('sound'),
      gives('head-may-not-sit'),
    );
    return [
      ...sizes(rules, path, ask),
      ...roleProbes(rules, path, ask),
      ...(rules.headMaySit ? [] : [head]),
      ...quorums(rules, level, path),
      ...panels(rules, level, path),
      ...hearing(regulation, level),
    ];
  });
