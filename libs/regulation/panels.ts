import type { PanelRule, Regulation } from './regulation.js';

/** Those of the panels that name one of the fields, otherwise those for every other field (`*`). */
export const panelsNaming = <P extends { fields: readonly string[] }>(
  panels: readonly P[],
  fields: readonly string[],
): P[] => {
  const naming = (names: readonly string[]) => panels.filter((panel) => panel.fields.some((f) => names.includes(f)));
  const own = naming(fields);
  return own.length > 0 ? own : naming(['*']);
};

/** Tổ chuyên môn that judges a sector; undefined where the whole council does. */
export const panelFor = (
  { councils }: Regulation,
  level: 'unit' | 'district',
  sector: string,
): PanelRule | undefined => {
  const rules = councils[level].panels ?? [];
  const [named] = panelsNaming(
    rules.map((rule) => ({ rule, fields: rule.sectors })),
    [sector],
  );
  return named?.rule;
};

/** Tổ chuyên môn as a council has it. */
export interface ComposedPanel {
  name: string;
  fields: string[];
  memberIds: string[];
}

/**
 * The panels of the regulation, made up of a council's members by their expertise; who is in none of them sits on the
 * panel for every other sector. A panel that nobody is for is left out, and its sectors fall to the others.
 */
export const panelsOf = (
  { councils }: Regulation,
  level: 'unit' | 'district',
  members: readonly { personId: string; expertise?: readonly string[] }[],
): ComposedPanel[] => {
  const panels = councils[level].panels ?? [];
  const knows = (sectors: readonly string[]) =>
    members.filter(({ expertise = [] }) => expertise.some((field) => sectors.includes(field)));
  const experts = new Set(panels.flatMap(({ sectors }) => knows(sectors)));
  return panels
    .map(({ label, sectors }) => ({ label, sectors, experts: knows(sectors) }))
    .map(({ label, sectors, experts: own }) => ({
      name: label,
      fields: sectors,
      memberIds: (sectors.includes('*') ? [...own, ...members.filter((m) => !experts.has(m))] : own).map(
        ({ personId }) => personId,
      ),
    }))
    .filter(({ memberIds }) => memberIds.length > 0);
};
