import { fill } from '../faults.js';
import type { Reason } from '../reason.js';
import { regulationReasons } from '../reasons.js';
import type { CouncilRole, Level } from '../regulation.js';
import { detailLabels, levelLabels, meetingLabel, paperLabels, periodLabels, roleLabels } from './labels.js';
import { everySheet, type Judged, type Question, type QuestionKind, type Questions } from './question.js';
import type { Ruling } from './ruling.js';

const day = (date: string): string => date.slice(0, 10).split('-').reverse().join('/');
const moment = (at: string): string => `${at.slice(11)} ngày ${day(at)}`;
const inYear = (year: number | undefined) => (year === undefined ? '' : ` (năm ${String(year)})`);
const of = (level: Level = 'district') => `cấp ${levelLabels[level]}`;
const scoresOf = (scores: Record<string, number>) =>
  Object.entries(scores)
    .map(([key, score]) => `${key} ${String(score)}`)
    .join(', ');

const sheetsOf = (given: NonNullable<Judged['sheets']>): string => {
  const sheets = everySheet(given);
  const [first] = sheets;
  const same = first && sheets.every((s) => JSON.stringify(s.scores) === JSON.stringify(first.scores));
  const eligible = sheets.filter((s) => s.eligible).length;
  const word = eligible > 0 ? `, ${String(eligible)} phiếu đánh giá đạt` : '';
  if (same) return `${String(sheets.length)} phiếu chấm: ${scoresOf(first.scores)}${word}`;
  return `phiếu chấm ${sheets.map((s) => `(${scoresOf(s.scores)})`).join(' ')}${word}`;
};

const countedRoles = (members: readonly { role: CouncilRole }[]): string =>
  [...new Set(members.map((m) => m.role))]
    .map((role) => `${String(members.filter((m) => m.role === role).length)} ${roleLabels[role]}`)
    .join(', ');

const judged = ({ level, meeting, members, present, recused, agree, disagree, blank, sheets }: Judged): string =>
  [
    `hội đồng ${of(level)} ${String(members)} thành viên`,
    ...(meeting === undefined ? [] : [`họp ${meetingLabel(meeting)}`]),
    ...(present === undefined ? [] : [`có mặt ${String(present)}`]),
    ...(recused ? [`hồi tị ${String(recused)}`] : []),
    ...(agree === undefined
      ? []
      : [`đồng ý ${String(agree)}, không đồng ý ${String(disagree ?? 0)}, phiếu trắng ${String(blank ?? 0)}`]),
    ...(sheets && sheets.length > 0 ? [sheetsOf(sheets)] : []),
  ].join('; ');

const asked: { [K in QuestionKind]: (given: Questions[K]) => string } = {
  register: ({ unitKind, at, year }) => `đơn vị loại ${unitKind} đăng ký lúc ${moment(at)}${inYear(year)}`,
  amend: ({ unitKind, at, year }) => `đơn vị loại ${unitKind} sửa nội dung đã đăng ký lúc ${moment(at)}${inYear(year)}`,
  file: ({ unitKind = 'other', at, firstAppliedOn, registeredAt }) =>
    `đơn vị loại ${unitKind} nộp đơn lúc ${moment(at)}; áp dụng lần đầu ${firstAppliedOn ? day(firstAppliedOn) : 'chưa'}; ` +
    (registeredAt ? `đăng ký lúc ${moment(registeredAt)}` : 'chưa đăng ký'),
  submit: ({ unitKind, at, round, year }) =>
    `đơn vị loại ${unitKind} nộp hồ sơ${round === undefined ? '' : ` đợt ${String(round)}`} lúc ${moment(at)}${inYear(year)}`,
  deadline: ({ of: what, at }) =>
    `${what === 'publish' ? 'công khai danh sách đăng ký' : 'báo cáo cấp trên'} lúc ${moment(at)}`,
  period: ({ of: what, from, at }) => `thời hạn ${periodLabels[what]} tính từ ${day(from)}, làm lúc ${moment(at)}`,
  extension: ({ of: what, before, days }) =>
    `gia hạn ${periodLabels[what]} thêm ${String(days)} ngày, trước đó đã ${String(before)} lần`,
  'extension-answer': ({ of: what, from, at }) =>
    `trả lời đề nghị gia hạn ${periodLabels[what]} gửi ngày ${day(from)}, lúc ${moment(at)}`,
  papers: ({ level, sentOn, meetsOn }) =>
    `gửi tài liệu họp hội đồng ${of(level)} ngày ${day(sentOn)}, họp ngày ${day(meetsOn)}`,
  term: ({ level, on }) => `tên gọi ${of(level)} ngày ${day(on)}`,
  authors: (given) =>
    `${String(given.length)} tác giả: ` +
    given
      .map(
        (a) => `${String(a.share)}%${a.unit ? ` (${a.unit})` : ''}${a.consented === false ? ' chưa đồng thuận' : ''}`,
      )
      .join(', '),
  dossier: ({ level, components }) =>
    `hồ sơ ${of(level)} nộp kèm: ` +
    (components
      .map((c) =>
        [c.key, c.pages && `${String(c.pages)} trang`, c.fileType && `.${c.fileType}`].filter(Boolean).join(' '),
      )
      .join(', ') || 'không có gì'),
  council: ({ level, members }) =>
    `hội đồng ${of(level)} gồm ${String(members.length)} người: ${countedRoles(members)}` +
    (members.some((m) => m.isHeadAndAuthor) ? '; có thủ trưởng là tác giả' : ''),
  hearing: ({ level, stateFunded, authorHeadsUnit }) =>
    `lập hội đồng ${of(level)} khi ${stateFunded ? 'dùng ngân sách' : 'không dùng ngân sách'}, ` +
    `tác giả ${authorHeadsUnit ? 'là thủ trưởng' : 'không là thủ trưởng'}`,
  quorum: ({ level, meeting, members, present, recused = 0 }) =>
    `họp ${meetingLabel(meeting)} ${of(level)}: ${String(present)}/${String(members)} có mặt, hồi tị ${String(recused)}`,
  sheet: ({ level, scores, remarks = {} }) =>
    `phiếu chấm ${of(level)}: ${scoresOf(scores)}${Object.keys(remarks).length > 0 ? ' (có nhận xét)' : ''}`,
  judge: judged,
  scope: ({ sameConditions, using }) =>
    `${String(using)}/${String(sameConditions)} đơn vị cùng điều kiện có thể áp dụng`,
  duplicate: ({ percent }) => `trùng lặp ${String(percent)}%`,
  title: ({ title, level, year, inYear: when }) =>
    `kết quả ${of(level)} năm ${String(year)} dùng xét ${title} năm ${String(when)}`,
  number: ({ paper, sequence, body, unit }) =>
    `số thứ ${String(sequence)} của ${paperLabels[paper]}${body ? `, cơ quan ${body}` : ''}${unit ? `, soạn thảo ${unit}` : ''}`,
  intake: ({ sector }) => `nơi nhận hồ sơ lĩnh vực ${sector}`,
  panel: ({ level, sector }) => `tổ chuyên môn ${of(level)} cho lĩnh vực ${sector}`,
  cchc: ({ recognized }) => `${String(recognized)} sáng kiến được công nhận, tính điểm CCHC`,
};

/** The question in Vietnamese. */
export const wordsOf = ({ kind, given }: Question): string => asked[kind](given as never);

const verdicts: Readonly<Record<string, string>> = {
  open: 'đang mở',
  'not-yet': 'chưa mở',
  closed: 'đã đóng',
  'no-window': 'không có thời gian quy định',
  'late-accepted': 'nhận muộn, kèm lý do',
  'next-round': 'chuyển đợt sau',
  unknown: 'không có trong quy chế',
  'in-time': 'đúng hạn',
  late: 'quá hạn',
  'no-deadline': 'không đặt hạn',
  'no-term': 'không có cấp này',
  accepted: 'được nhận',
  refused: 'không được',
  sound: 'hợp lệ',
  required: 'bắt buộc',
  'not-required': 'không bắt buộc',
  quorum: 'đủ túc số',
  'no-quorum': 'không đủ túc số',
  impossible: 'số liệu không thể có',
  incomplete: 'chưa đủ để kết luận',
  recognize: 'đạt',
  improve: 'hoàn thiện',
  decline: 'không đạt',
  reached: 'đạt phạm vi',
  'not-reached': 'chưa đạt phạm vi',
  clear: 'không trùng đáng kể',
  warn: 'cảnh báo trùng lặp',
  alarm: 'báo động trùng lặp',
  serves: 'dùng được',
  'serves-not': 'không dùng được',
  'whole-council': 'cả hội đồng',
};

const reasonWords = ({ key, params = {} }: Reason): string => {
  const sentences: Readonly<Record<string, { vi: string }>> = regulationReasons;
  return fill(sentences[key]?.vi ?? key, params);
};

/** What was computed on the way, in brackets; nothing where it is nothing. */
const detailWords = (details: Ruling['details'] = {}): string => {
  const words = Object.entries(details).map(([name, value]) => `${detailLabels[name] ?? name} ${String(value)}`);
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
};

/** The ruling in Vietnamese: its verdict, the sentences of its reasons, and what was computed on the way. */
export const rulingWords = ({ verdict, reasons, details }: Ruling): string =>
  [verdicts[verdict] ?? verdict, ...reasons.filter((r) => r.key !== 'rule-met').map(reasonWords)].join('; ') +
  detailWords(details);
