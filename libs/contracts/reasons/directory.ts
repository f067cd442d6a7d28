/** Reasons that the directory service gives. */
export const directoryReasons = {
  'unit-code-taken': {
    vi: 'Mã đơn vị này đã có trong địa phương.',
    en: 'The locality already has a unit of this code.',
  },
  'unit-unknown': { vi: 'Không có đơn vị này.', en: 'There is no such unit.' },
  'recognition-basis-missing': {
    vi: 'Đơn vị được công nhận sáng kiến phải nêu căn cứ thẩm quyền (NĐ 13/2012 Điều 7).',
    en: 'A unit that may recognize needs the basis of its competence.',
  },
  'dates-out-of-order': { vi: 'Ngày kết thúc trước ngày bắt đầu.', en: 'It ends before it begins.' },
  'merged-into-itself': { vi: 'Đơn vị không thể sáp nhập vào chính nó.', en: 'A unit cannot merge into itself.' },
  'parent-inside-subtree': {
    vi: 'Đơn vị cấp trên mới đang trực thuộc chính đơn vị được chuyển.',
    en: 'The new parent is the unit itself or stands under it.',
  },
  'locality-of-parent': {
    vi: 'Đơn vị phải thuộc địa phương của đơn vị cấp trên.',
    en: 'A unit belongs to the locality of its parent.',
  },
  'locality-unknown': {
    vi: 'Chưa có đơn vị nào của địa phương {locality}.',
    en: 'There is no unit of the locality {locality}.',
  },
  'role-twice': { vi: 'Một vai trò được ghi hai lần cho cùng đơn vị.', en: 'A role is listed twice for a unit.' },
  'user-name-taken': { vi: 'Tên người dùng đã có.', en: 'The user name is taken.' },
  'password-too-short': {
    vi: 'Mật khẩu phải có ít nhất {shortest} ký tự.',
    en: 'The password needs at least {shortest} characters.',
  },
  'password-guessable': {
    vi: 'Mật khẩu quá dễ đoán (chứa tên người dùng hoặc lặp ký tự).',
    en: 'The password is too easy to guess.',
  },
  'sign-in-failed': { vi: 'Tên người dùng hoặc mật khẩu không đúng.', en: 'User name or password is wrong.' },
  'account-locked': {
    vi: 'Nhập sai quá nhiều lần; tài khoản tạm khóa, thử lại sau {minutes} phút.',
    en: 'Too many wrong passwords; locked for {minutes} more minutes.',
  },
  'account-disabled': { vi: 'Tài khoản đã ngừng hoạt động.', en: 'The account is disabled.' },
  'session-over': { vi: 'Phiên đã kết thúc; hãy đăng nhập lại.', en: 'The session is over; please sign in again.' },
  'regulation-draft-exists': {
    vi: 'Địa phương đang soạn một bản thảo quy chế cho năm này; hãy sửa hoặc bỏ bản đó.',
    en: 'The locality is already drafting a regulation for this year; edit or discard that one.',
  },
  'regulation-draft-elsewhere': {
    vi: 'Bản thảo phải là của {locality} năm {year} (mục id và year).',
    en: 'The draft must be of {locality} for {year} (keys id and year).',
  },
  'regulation-faulty': { vi: 'Dòng {line}: {vi}', en: 'Line {line}: {en}' },
} as const;
