import type { Fate, Plan } from './plan.fixture.js';
import { lead, type Subject } from './subject.fixture.js';
import { maybeWithdraw, noted } from './withdrawal.fixture.js';
import { appears, type World, year } from './world.fixture.js';

const report = {
  statusQuo: 'Xử lý thủ công.',
  novelty: 'Quy trình chung, có nhắc việc.',
  steps: 'Khảo sát, áp dụng, đo kết quả.',
  conditions: 'Máy tính nối mạng.',
  scope: 'Toàn đơn vị.',
  benefit: {
    kind: 'measured',
    summary: 'Rút ngắn thời gian xử lý.',
    amount: 35,
    measure: '%',
    basis: 'So sánh 30 hồ sơ trước và sau khi áp dụng.',
  },
};

async function draft(world: World, plan: Plan, recognizingCode: string): Promise<Subject> {
  const authors = await Promise.all(plan.authors.map((account) => world.account(account)));
  const body = {
    title: plan.title,
    regulationYear: year,
    authors: authors.map(({ personId }) => ({ personId, sharePercent: 100 / authors.length })),
    kinds: ['managerial'],
    targetLevel: 'district',
    fitsFieldOfWork: true,
    conditions: ['new-in-unit', 'applied-with-benefit', 'not-excluded'],
    declarations: ['public-order', 'not-protected'],
    report,
  };
  const answer = await authors[0]!.give<{ id: string }>({
    service: 'registration',
    path: 'initiatives',
    action: 'draft',
    body,
  });
  if (!answer.ok) throw new Error(`«${plan.title}» could not be drafted: ${answer.reasons.join(', ')}`);
  const unitCode = world.unitCodes.get(authors[0]!.unitId) ?? '';
  const subject = { plan, id: answer.body.id, authors, unitCode, recognizingCode, steps: ['draft'], withdrawn: false };
  world.subjects.push(subject);
  return subject;
}

async function consent(subject: Subject): Promise<void> {
  for (const author of subject.authors.slice(1)) {
    const path = `initiatives/${subject.id}/consent`;
    const answer = await author.give({ service: 'registration', path, action: 'consent', aggregateId: subject.id });
    await noted(subject, 'consent', answer);
  }
}

const steps = [
  ['register', 'registration', {}],
  ['apply', 'application', { application: 'full', firstAppliedOn: `${year}-02-10` }],
  ['file', 'filing', {}],
] as const;

/** Lập bản nháp, đăng ký, áp dụng, nộp đơn; tells whether there is something for the unit's head. */
export async function write(world: World, plan: Plan, recognizingCode: string): Promise<Subject> {
  const subject = await draft(world, plan, recognizingCode);
  await consent(subject);
  for (const [action, path, body] of plan.fate === 'applied' ? steps.slice(0, 2) : steps) {
    const command = { service: 'registration', path: `initiatives/${subject.id}/${path}`, action, body };
    const answer = await lead(subject).give({ ...command, aggregateId: subject.id });
    if (!(await noted(subject, action, answer))) break;
    maybeWithdraw(subject, action);
  }
  return subject;
}

/** Fates that end before the head has confirmed. */
const notForTheHead: readonly Fate[] = ['applied', 'filed'];

/** Thủ trưởng xác nhận. Tells whether it was. */
export async function confirm(world: World, subject: Subject): Promise<boolean> {
  if (notForTheHead.includes(subject.plan.fate) || subject.withdrawn) return false;
  const head = await world.account(`thutruong.${subject.unitCode}`);
  const open = await appears(subject, 'the head is asked', async () => {
    const path = `confirmations?initiativeId=${subject.id}&state=open`;
    return (await head.see<{ items: { id: string }[] }>('certification', path))?.items[0];
  });
  if (!open) return false;
  const body = { effect: 'Thời gian xử lý giảm.', scope: 'Toàn đơn vị.', commitment: 'Cam kết duy trì.' };
  const path = `confirmations/${open.id}/confirm`;
  const command = { service: 'certification', path, action: 'confirm', aggregateId: open.id, body };
  const confirmed = await noted(subject, 'confirm', await head.give(command));
  if (confirmed) maybeWithdraw(subject, 'confirm');
  return confirmed;
}
