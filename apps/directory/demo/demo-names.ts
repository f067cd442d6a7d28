const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Đinh', 'Hà'];
const given = [
  'Thị Minh Anh',
  'Văn Bình',
  'Thị Hồng Cúc',
  'Mạnh Cường',
  'Thị Thùy Dung',
  'Quang Đạt',
  'Thị Ngọc Hà',
  'Trung Hiếu',
  'Thị Thu Hương',
  'Đức Khánh',
  'Thị Lan',
  'Hữu Long',
  'Thị Tuyết Mai',
  'Hoài Nam',
  'Thị Bích Ngọc',
  'Xuân Phúc',
  'Thị Kim Oanh',
  'Minh Quân',
  'Thị Như Quỳnh',
  'Thanh Sơn',
  'Thị Phương Thảo',
  'Đình Thắng',
  'Thị Thanh Vân',
  'Anh Tuấn',
  'Thị Hải Yến',
  'Quốc Việt',
];

/** An invented name; people with numbers below 338 all have different ones. */
export const demoName = (number: number): string =>
  `${families[number % families.length] ?? ''} ${given[(number * 7 + Math.floor(number / 26)) % given.length] ?? ''}`;
