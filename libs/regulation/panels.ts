import type { PanelRule, Regulation } from './regulation.js';

/** Tổ chuyên môn that judges a sector; undefined where the whole council does. */
export const panelFor = (
  { councils }: Regulation,
  level: 'unit' | 'district',
  sector: string,
): PanelRule | undefined => {
  const naming = (name: string) => councils[level].panels?.find((p) => p.sectors.includes(name));
  return naming(sector) ?? naming('*');
};
