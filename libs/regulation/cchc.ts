import type { Regulation } from './regulation.js';

/** Điểm chỉ số cải cách hành chính a commune earns with so many recognized initiatives; 0 where none are given. */
export const cchcPoints = ({ cchc }: Regulation, recognized: number): number =>
  cchc.enabled ? Math.min(recognized * cchc.pointsPerInitiative, cchc.maxPoints) : 0;
