import type { Path } from './yaml-lines.js';

type Params = Readonly<Record<string, string | number>>;

/** What is wrong with a regulation, rule by rule; `{name}` stands for a parameter. */
const sentences = {
  'yaml-syntax': { vi: 'Không đọc được YAML: {message}', en: 'Not readable as YAML: {message}' },
  'yaml-duplicate-key': {
    vi: 'Một mục được ghi hai lần ở cùng một cấp; chỉ giữ một.',
    en: 'A key is written twice in one mapping; keep one.',
  },
  'yaml-indent': {
    vi: 'Thụt đầu dòng không thẳng hàng với các mục cùng cấp.',
    en: 'The indent is not that of its neighbours.',
  },
  'tab-indent': {
    vi: 'Đầu dòng có ký tự Tab; YAML chỉ nhận dấu cách.',
    en: 'The line is indented with a tab; YAML takes only spaces.',
  },
  'no-break-indent': {
    vi: 'Đầu dòng có dấu cách không ngắt (thường do chép từ Word); thay bằng dấu cách thường.',
    en: 'The line is indented with no-break spaces, as Word makes them; use plain spaces.',
  },
  'byte-order-mark': {
    vi: 'Đầu tệp có dấu BOM; lưu lại tệp dạng UTF-8 không có BOM.',
    en: 'The file begins with a byte order mark; save it as UTF-8 without one.',
  },
  'not-utf8': {
    vi: 'Có ký tự không đọc được; lưu lại tệp dạng UTF-8 (không phải TCVN3, VNI hay UTF-16).',
    en: 'There are characters that cannot be read; save the file as UTF-8.',
  },
  'text-not-nfc': {
    vi: 'Chữ có dấu rời (Unicode tổ hợp, NFD); chuyển sang Unicode dựng sẵn (NFC).',
    en: 'Letters and marks are stored apart (NFD); convert the text to NFC.',
  },
  'leading-zero': {
    vi: '«{value}» bắt đầu bằng số 0 nên bị hiểu sai; ngày ghi MM-DD, mã ghi trong dấu nháy.',
    en: "'{value}' begins with 0 and would be misread; write days as MM-DD and codes in quotes.",
  },
  'unknown-key': {
    vi: 'Không có mục «{key}» ở đây.[ Có phải là «{suggestion}»?]',
    en: "There is no key '{key}' here.[ Did you mean '{suggestion}'?]",
  },
  'missing-key': { vi: 'Thiếu mục «{key}».', en: "The key '{key}' is missing." },
  'not-text': { vi: 'Phải là chữ, không rỗng.', en: 'Must be text that is not empty.' },
  'not-a-key': {
    vi: 'Phải là mã: chữ thường không dấu, nối bằng gạch nối.',
    en: 'Must be a key: lower-case words joined by hyphens.',
  },
  'not-a-flag': { vi: 'Phải là true (có) hoặc false (không).', en: 'Must be true or false.' },
  'not-a-date': {
    vi: 'Phải là ngày có thật, dạng YYYY-MM-DD (15/8/2024 ghi là 2024-08-15).',
    en: 'Must be a day that exists, as YYYY-MM-DD.',
  },
  'not-a-day': {
    vi: 'Phải là ngày có thật, dạng MM-DD hoặc YYYY-MM-DD (31/3 ghi là 03-31).',
    en: 'Must be a day that exists, as MM-DD or YYYY-MM-DD.',
  },
  'not-a-moment': {
    vi: 'Phải là lúc có thật, dạng YYYY-MM-DDTHH:MM (giờ Việt Nam).',
    en: 'Must be an instant that exists, as YYYY-MM-DDTHH:MM (Vietnam time).',
  },
  'not-one-question': {
    vi: 'Mỗi tình huống phải hỏi đúng một điều trong: {allowed}.',
    en: 'A case asks exactly one thing of: {allowed}.',
  },
  'not-a-time': { vi: 'Phải là giờ HH:MM.', en: 'Must be a time, as HH:MM.' },
  'not-a-number': { vi: 'Phải là số từ {min} đến {max}.', en: 'Must be a number from {min} to {max}.' },
  'not-an-integer': { vi: 'Phải là số nguyên từ {min} đến {max}.', en: 'Must be a whole number from {min} to {max}.' },
  'not-one-of': {
    vi: 'Phải là một trong: {allowed}.[ Có phải là «{suggestion}»?]',
    en: "Must be one of: {allowed}.[ Did you mean '{suggestion}'?]",
  },
  'not-a-list': { vi: 'Phải là danh sách.', en: 'Must be a list.' },
  'not-a-mapping': { vi: 'Phải là các mục «tên: giá trị».', en: "Must be a mapping of 'name: value'." },
  'too-few': { vi: 'Phải có ít nhất {min} phần tử.', en: 'Must have at least {min}.' },
  'unknown-reference': { vi: 'Không có «{name}» trong quy chế này.', en: "This regulation has no '{name}'." },
  'given-twice': { vi: '«{name}» được ghi hai lần.', en: "'{name}' is given twice." },
  'dates-out-of-order': {
    vi: 'Ngày tháng ngược thứ tự: {first} phải trước {second}.',
    en: 'Dates are out of order: {first} must come before {second}.',
  },
  'round-without-close': {
    vi: 'Đợt phải có ngày đóng hoặc tháng họp.',
    en: 'A round needs a closing day or the month the council meets in.',
  },
  'office-for-rest-missing': {
    vi: 'Thiếu nơi nhận hồ sơ cho các lĩnh vực còn lại (sector: "*").',
    en: 'The office for every other sector (sector: "*") is missing.',
  },
  'standing-office-missing': {
    vi: 'Phải có đúng một cơ quan thường trực.',
    en: 'There must be exactly one standing office.',
  },
  'bounds-out-of-order': { vi: '{low} phải không lớn hơn {high}.', en: '{low} must not be above {high}.' },
  'share-minimum-impossible': {
    vi: 'Hai đồng tác giả không thể cùng đạt {minimum}%.',
    en: 'Two authors cannot both have {minimum} %.',
  },
  'council-roles-exceed-size': {
    vi: 'Tổng số vai trò tối thiểu ({roles}) lớn hơn số thành viên tối đa ({max}).',
    en: 'The roles need {roles} members, more than the {max} allowed.',
  },
  'pattern-invalid': { vi: 'Mẫu số văn bản sai ở {names}.', en: 'The numbering pattern is wrong at {names}.' },
  'trim-leaves-none': {
    vi: 'Bỏ mỗi đầu {drop} phiếu khi có {whenAtLeast} phiếu thì không còn phiếu nào.',
    en: 'Leaving out {drop} sheets at either end of {whenAtLeast} keeps none.',
  },
  'fraction-above-one': {
    vi: 'Tỷ lệ {numerator}/{denominator} lớn hơn 1.',
    en: 'The fraction {numerator}/{denominator} is above 1.',
  },
  'criteria-sum': {
    vi: 'Tổng điểm các tiêu chí là {sum}, phải là {expected}.',
    en: 'The criteria sum to {sum}; they must sum to {expected}.',
  },
  'step-does-not-divide': {
    vi: '{value} không phải bội số của bước điểm {step}.',
    en: '{value} is not a multiple of the step {step}.',
  },
  'above-max': { vi: '{value} lớn hơn điểm tối đa {max}.', en: '{value} is above the maximum of {max}.' },
  'band-gap': {
    vi: 'Giữa hai mức điểm có khoảng trống: sau {to} phải là {expected}.',
    en: 'There is a gap between bands: after {to} comes {expected}.',
  },
  'band-overlap': { vi: 'Hai mức điểm chồng lên nhau tại {from}.', en: 'Two bands overlap at {from}.' },
  'grades-out-of-order': {
    vi: 'Xếp loại phải ghi từ cao xuống thấp, loại cuối từ 0.',
    en: 'Grades go from the highest down to one that starts at 0.',
  },
  'no-passing-example': {
    vi: 'Không tìm được trường hợp nào đạt quy tắc này ({label}): quy tắc không thể thỏa mãn.',
    en: 'Nothing can meet this rule ({label}).',
  },
  'no-failing-example': {
    vi: 'Không tìm được trường hợp nào vi phạm quy tắc này ({label}): quy tắc không có tác dụng.',
    en: 'Nothing can fail this rule ({label}): it decides nothing.',
  },
  'rule-never-passes': {
    vi: 'Không điểm số hay phiếu bầu nào đạt được điều kiện này.',
    en: 'No score and no vote can pass this rule.',
  },
  'rule-never-fails': {
    vi: 'Mọi điểm số và phiếu bầu đều đạt điều kiện này.',
    en: 'No score and no vote can fail this rule.',
  },
} as const;

export type FaultRule = keyof typeof sentences;

/** One fault of a regulation, where it stands and in the words of people. */
export interface RegulationFault {
  /** In the locality's file, from 1; 0 where there was no text. */
  line: number;
  /** Such as `assessment.criteria.0.max`. */
  path: string;
  /** Which rule of a sound regulation it breaks. */
  rule: FaultRule;
  vi: string;
  en: string;
}

/** A sentence with its parameters; a part in `[ ]` is left out where one of its parameters is missing. */
export const fill = (text: string, params: Params): string =>
  text
    .replaceAll(/\[([^\]]*)\]/g, (_, part: string) =>
      [...part.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => name in params) ? part : '',
    )
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));

const isRule = (rule: string): rule is FaultRule => Object.hasOwn(sentences, rule);

/** A fault with its sentences filled in. Throws `RangeError` for a rule without a sentence. */
export const fault = (line: number, path: Path, rule: string, params: Params = {}): RegulationFault => {
  if (!isRule(rule)) throw new RangeError(`no sentence for ${rule}`);
  const { vi, en } = sentences[rule];
  return { line, path: path.join('.'), rule, vi: fill(vi, params), en: fill(en, params) };
};
