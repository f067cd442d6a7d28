import { same, there } from '../expect.js';
import { type Journey, lead, theOne } from '../model.js';
import { comes, reaches } from '../waits.js';
import { confirmationOf } from './unit.js';

interface Similar {
  initiativeId: string;
  percent: number;
  level: string;
  passages: { here: string[]; there: string[] };
  finding?: { finding: string; name: string; reason: string };
}

interface Duplicates {
  reasons: { key: string }[];
  similar: Similar[];
}

const because = 'Mô tả trùng gần như nguyên văn với sáng kiến đã nộp trước cùng ngày ở đơn vị khác.';

/** Trùng lặp: passages side by side; a person decides, and says why; the head declines what is no new solution. */
export async function findDuplicate(journey: Journey): Promise<string> {
  const [copy, original, other] = (['copied', 'province-recognized', 'supplemented'] as const).map((fate) =>
    theOne(journey, fate),
  );
  const copied = there('copy', copy);
  const path = `registration/initiatives/${copied.id}/duplicates`;
  const secretary = await journey.people.account('thukyhoidong');
  const read = async () => {
    const { similar } = await secretary.get<Duplicates>(path);
    return (of: typeof original) => similar.find(({ initiativeId }) => initiativeId === of?.id);
  };
  const found = there('similar initiative', (await read())(original));
  const { alarmAt } = journey.regulation.duplicates;
  same('what the overlap is called', [found.level, found.percent >= alarmAt], ['alarm', true]);
  const isQuoted = found.passages.there.length > 0 && found.passages.here.length > 0;
  same('passages side by side', isQuoted, true);
  same('the overlap with an honest one', ((await read())(other)?.percent ?? 0) < alarmAt, true);
  await secretary.post(`${path}/findings`, { otherId: original?.id, finding: 'duplicate', reason: because });
  const { finding } = there('similar initiative', (await read())(original));
  same('the finding', [finding?.finding, finding?.name, finding?.reason], ['duplicate', secretary.who.name, because]);
  const head = await journey.people.unitHead(copied.unitCode);
  const { id } = await confirmationOf(head, copied);
  await head.post(`certification/confirmations/${id}/decline`, { reason: because });
  await reaches(copied, 'declined');
  await comes('the author is told why', async () => {
    const { items } = await lead(copied).get<{ items: { note: string | null; toState: string | null }[] }>(
      `registration/initiatives/${copied.id}/history`,
    );
    return items.find(({ note, toState }) => toState === 'declined' && note === because);
  });
  return `${found.percent} % of one is found in another: recorded as a duplicate by ${secretary.who.name}, declined by its head`;
}
