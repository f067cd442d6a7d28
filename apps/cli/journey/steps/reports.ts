import type { Fate } from '../plan.js';

interface Told {
  statusQuo: string;
  novelty: string;
  steps: string;
}

/** What each initiative says of itself; the one that is a copy says what another says. */
const own: Readonly<Record<Exclude<Fate, 'copied'>, Told>> = {
  'province-recognized': {
    statusQuo: 'Sổ theo dõi văn bản đến ghi tay ở từng bộ phận, lãnh đạo không biết việc nào sắp quá hạn trả lời.',
    novelty:
      'Một bảng theo dõi dùng chung tô màu theo hạn trả lời, tự nhắc chuyên viên và báo lãnh đạo mỗi sáng thứ hai.',
    steps:
      'Thống kê văn bản tồn; lập bảng dùng chung; phân quyền cập nhật; đối chiếu hằng tuần; rút kinh nghiệm sau một quý.',
  },
  nominated: {
    statusQuo: 'Người dân phải chờ gọi tên ở hành lang, nhiều lượt hồ sơ đến cùng giờ nên ùn ứ đầu buổi sáng.',
    novelty: 'Hẹn giờ nộp hồ sơ qua tin nhắn, chia khung mười lăm phút, ưu tiên người cao tuổi và phụ nữ có con nhỏ.',
    steps: 'Khảo sát lượng khách theo giờ; mở đường dây hẹn; thử trong hai tháng; điều chỉnh khung giờ theo số liệu.',
  },
  supplemented: {
    statusQuo: 'Học sinh yếu môn Toán bị hổng kiến thức từ lớp dưới, giáo viên kèm đại trà nên ít tiến bộ.',
    novelty: 'Phân nhóm theo lỗi sai thường gặp, mỗi nhóm một bộ bài luyện ngắn và bạn cùng lớp kèm nhau.',
    steps: 'Kiểm tra đầu vào; lập sơ đồ lỗi sai; soạn bộ bài luyện; luyện mỗi ngày mười phút; kiểm tra lại cuối kỳ.',
  },
  'council-declined': {
    statusQuo: 'Hội nghị giao ban kéo dài, tài liệu giấy in nhiều mà ít người đọc trước.',
    novelty: 'Gửi tài liệu họp bằng thư điện tử trước ba ngày và giới hạn thời gian phát biểu.',
    steps: 'Thông báo quy ước họp; gửi tài liệu; chủ tọa nhắc thời gian; tổng kết cuối tháng.',
  },
  'out-of-round': {
    statusQuo: 'Rác thải nhựa sau chợ phiên vương vãi, tổ vệ sinh quét xong vẫn không phân loại được.',
    novelty: 'Đổi chai nhựa lấy cây giống tại cổng chợ, hội phụ nữ quản lý điểm đổi và công khai số cây.',
    steps: 'Vận động tiểu thương; đặt thùng phân loại; mở điểm đổi cây; cân và công khai khối lượng hằng phiên.',
  },
  'filed-late': {
    statusQuo: 'Tủ sách lớp học cũ, học sinh mượn xong hay thất lạc, thư viện chỉ mở giờ hành chính.',
    novelty: 'Tủ sách mở ở hành lang, học sinh tự ghi thẻ mượn và thay nhau làm thủ thư theo tuần.',
    steps: 'Quyên góp sách; đóng tủ; làm thẻ; phân công thủ thư nhỏ; kiểm kê cuối học kỳ.',
  },
  'registered-late': {
    statusQuo: 'Xe công đi công tác trùng tuyến, chi phí nhiên liệu cao mà không ai điều phối.',
    novelty: 'Lịch đi chung xe theo tuyến trên trang nội bộ, ghép đoàn trước một ngày.',
    steps: 'Thu thập lịch công tác; ghép tuyến; duyệt lệnh xe; đối chiếu nhiên liệu mỗi tháng.',
  },
  withdrawn: {
    statusQuo: 'Trẻ mầm non biếng ăn rau, khẩu phần thừa nhiều và phụ huynh chưa nắm thực đơn.',
    novelty: 'Vườn rau nhỏ do trẻ chăm, rau hái tại vườn vào thực đơn, ảnh bữa ăn gửi phụ huynh.',
    steps: 'Làm đất; trồng theo mùa; cho trẻ chăm tưới; chế biến; theo dõi khẩu phần thừa.',
  },
  'admitted-late': {
    statusQuo: 'Hồ sơ cán bộ lưu trong cặp giấy, mỗi lần rà soát nâng lương phải mở từng cặp.',
    novelty: 'Mục lục hồ sơ có mã vạch, quét là biết giấy tờ nào thiếu và ai đến kỳ nâng lương.',
    steps: 'Kiểm kê cặp hồ sơ; dán mã; nhập mục lục; đối chiếu với quyết định lương; bàn giao cho văn thư.',
  },
  appealed: {
    statusQuo: 'Đơn thư của công dân chuyển lòng vòng giữa các phòng, người gửi không biết đơn ở đâu.',
    novelty: 'Phiếu luân chuyển kèm đơn, mỗi nơi ký nhận giờ giao, công dân tra được nơi đang giữ đơn.',
    steps: 'Thiết kế phiếu; thống nhất thời hạn từng nơi; dùng thử ở hai phòng; công khai tỷ lệ đúng hạn.',
  },
  'supplement-lapsed': {
    statusQuo: 'Dự giờ xong giáo viên chỉ được góp ý miệng, tiết sau lặp lại thiếu sót cũ.',
    novelty: 'Phiếu góp ý ba điểm mạnh, một điểm cần sửa, kèm đoạn ghi hình ngắn để tự xem lại.',
    steps: 'Tập huấn quan sát; ghi hình; trao đổi sau tiết; xem lại sau hai tuần; tổng hợp theo tổ.',
  },
  revoked: {
    statusQuo: 'Kho lưu trữ chật, tài liệu hết thời hạn bảo quản chưa được xét hủy.',
    novelty: 'Bảng thời hạn bảo quản treo tại kho và lịch xét hủy cố định hai lần mỗi năm.',
    steps: 'Phân loại tài liệu; xác định thời hạn; lập danh mục xét hủy; họp hội đồng xác định giá trị.',
  },
};

/** Mô tả of the initiative with this fate. */
export const toldOf = (fate: Fate): Told => own[fate === 'copied' ? 'province-recognized' : fate];
