import { PDFDocument } from '@cantoo/pdf-lib';
import type { Problem } from '#lib/service-kit/problem.js';
import { serviceAlone, type ServiceAlone } from '#lib/testing/service-alone.js';
import { smallWorld, type SmallWorld } from '#lib/testing/small-world.js';
import { deflateSync } from 'node:zlib';
import { registration } from '../index.js';
import type { ComponentCheck } from '../initiative/initiative.checks.js';
import type { InitiativeView } from '../initiative/initiative.view.js';

let world: SmallWorld;
let service: ServiceAlone;
let id: string;

beforeAll(async () => {
  world = smallWorld('thanh-tri-2024');
  service = await serviceAlone(registration);
  service.setTime(new Date('2024-07-20T02:00:00Z'));
  const unit = world.rules.dossier.unit.map((c) => (c.key === 'evidence' ? { ...c, maxPages: 3 } : c));
  const content = { ...world.rules, dossier: { ...world.rules.dossier, unit } };
  const published = world.events.at(-1)!;
  await service.tell(...world.events.slice(0, -1), { ...published, data: { ...(published.data as object), content } });
  const drafted = await service.call<InitiativeView>('POST', '/initiatives', {
    as: world.people.author,
    body: { title: 'Phiếu hẹn điện tử' },
  });
  id = drafted.body.id;
});
afterAll(() => service.stop());

const put = (body: Uint8Array, fileName = 'minh-chung.pdf') =>
  service.call<InitiativeView & Problem>(
    'PUT',
    `/initiatives/${id}/attachments?component=evidence&fileName=${fileName}`,
    {
      ...{ as: world.people.author, body },
    },
  );
const refused = (key: string) => ({ status: 400, body: { reasons: [{ key, field: 'file' }] } });
const pages = async (count: number) => {
  const document = await PDFDocument.create();
  for (let page = 0; page < count; page += 1) document.addPage();
  return document;
};
/** Locked with the user's password, or where that is empty only against printing. */
const locked = async (userPassword: string) => {
  const document = await pages(2);
  document.encrypt({ userPassword, ownerPassword: 'chu', permissions: { printing: false } });
  return document.save();
};
const pdf = (...objects: (string | Buffer)[]) =>
  Buffer.concat(['%PDF-1.7\n', ...objects, '\ntrailer<</Root 1 0 R>>\n%%EOF\n'].map((part) => Buffer.from(part)));
const tree = (kids: string) =>
  `1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[${kids}]/Count 1>>endobj\n`;
const page = '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n';
/** A compressed part that unpacks to so many MiB. */
const packed = (size: number) => {
  const data = deflateSync(Buffer.alloc(size * 1024 * 1024, '0 '));
  const head = `4 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${String(data.length)}>>stream\n`;
  return [head, data, '\nendstream endobj\n'];
};

describe('a PDF', () => {
  it('is taken with the number of its pages', async () => {
    const { status, body } = await put(await (await pages(4)).save());
    expect([status, body.attachments.at(-1)?.pages]).toEqual([200, 4]);
    const path = `/initiatives/${id}/checks?step=file`;
    const checks = await service.call<{ components: ComponentCheck[] }>('GET', path, { as: world.people.author });
    expect(checks.body.components.find(({ key }) => key === 'evidence')).toMatchObject({
      ...{ ok: false, reasons: [{ key: 'too-many-pages', params: { given: 4, maxPages: 3 } }] },
    });
    expect((await put(pdf(tree('3 0 R'), page))).body.attachments.at(-1)).toMatchObject({ pages: 1, fileType: 'pdf' });
  });

  it('that is cut off, or only calls itself one, is refused, and nothing of it is kept', async () => {
    const whole = await (await pages(4)).save();
    const kept = (await put(whole)).body.attachments.length;
    expect(await put(whole.subarray(0, whole.length - 40))).toMatchObject(refused('attachment-unreadable'));
    expect(await put(whole.subarray(0, whole.length / 2))).toMatchObject(refused('attachment-unreadable'));
    expect(await put(Buffer.from('%PDF-1.7\nkhông phải\n%%EOF'))).toMatchObject(refused('attachment-unreadable'));
    expect(await put(pdf(tree('')))).toMatchObject(refused('attachment-unreadable'));
    expect(await put(Buffer.from('MZ chương trình'))).toMatchObject(refused('attachment-type'));
    const seen = await service.call<InitiativeView>('GET', `/initiatives/${id}`, { as: world.people.author });
    expect(seen.body.attachments).toHaveLength(kept);
  });

  it('that opens with a password only is refused; one that anybody can open and nobody print is taken', async () => {
    expect(await put(await locked('mat-khau'))).toMatchObject(refused('attachment-locked'));
    expect((await put(await locked(''))).body.attachments.at(-1)?.pages).toBe(2);
  });

  it('made to overrun is an answer and no outage: the service speaks to others meanwhile', async () => {
    const hostile = [
      pdf(tree('2 0 R')), // a tree that is its own branch
      pdf(tree('3 0 R'), page, ...packed(200)),
      pdf(tree('3 0 R'), '4 0 obj ' + '['.repeat(2_000_000)),
    ];
    const answers = Promise.all(hostile.map((body) => put(body)));
    const others = Promise.all(
      Array.from({ length: 10 }, () => service.call('GET', `/initiatives/${id}`, { as: world.people.author })),
    );
    expect(await Promise.race([others.then(() => 'others'), answers.then(() => 'hostile')])).toBe('others');
    expect((await others).map(({ status }) => status)).toEqual(Array(10).fill(200));
    for (const answer of await answers) expect(answer).toMatchObject(refused('attachment-unreadable'));
  });
});
