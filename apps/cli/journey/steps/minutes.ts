import { Astray, refused, same } from '../expect.js';
import type { Journey } from '../model.js';
import { sittingOf } from './council.js';

interface Minutes {
  number: string | null;
  sha256: string;
  verified: boolean;
  signatures: { personId: string; role: string }[];
  corrections: { ordinal: number; text: string; signerId: string }[];
}

const pathOf = (journey: Journey): string => `evaluation/meetings/${sittingOf(journey, 'district').meetingId}/minutes`;

/** Ký biên bản: the secretary first, then who presided; with the second signature the paper gets its number. */
export async function signMinutes(journey: Journey): Promise<string> {
  const { secretary, chair } = sittingOf(journey, 'district');
  const path = pathOf(journey);
  await refused(chair.post(`${path}/signatures`), 'secretary-signs-first');
  const { number: early } = await secretary.post<Minutes>(`${path}/signatures`);
  same('the number before the second signature', early, null);
  const { number, verified, signatures } = await chair.post<Minutes>(`${path}/signatures`);
  const signers = signatures.map(({ personId }) => personId);
  same('the signatures', [signers, verified], [[secretary.who.personId, chair.who.personId], true]);
  if (!number?.endsWith('/BB-HĐSK')) throw new Astray(`the minutes have the number ${number ?? 'none'}`);
  return `minutes ${number}, signed by secretary and chair (secretary-signs-first)`;
}

/** Đính chính: a paper beside the minutes, which stay as they were signed. */
export async function correctMinutes(journey: Journey): Promise<string> {
  const { secretary, members } = sittingOf(journey, 'district');
  const path = pathOf(journey);
  const before = await secretary.get<Minutes>(path);
  const text = 'Địa điểm họp đúng là phòng họp tầng 2.';
  const member = members.find((other) => before.signatures.every(({ personId }) => personId !== other.who.personId));
  if (member) await refused(member.post(`${path}/corrections`, { text }), 'not-permitted');
  await secretary.post(`${path}/corrections`, { text });
  const after = await secretary.get<Minutes>(path);
  same('the minutes themselves', [after.sha256, after.number, after.verified], [before.sha256, before.number, true]);
  const told = after.corrections.map((correction) => [correction.ordinal, correction.text, correction.signerId]);
  same('the correction', told, [[1, text, secretary.who.personId]]);
  return `minutes ${after.number ?? ''} corrected by a paper beside them, themselves unchanged`;
}
