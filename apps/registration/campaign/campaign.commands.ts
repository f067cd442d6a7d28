import { conflict } from '#lib/contracts/errors.js';
import {
  campaignLaunched,
  registeredListPublished,
  type RegistrationDeadline,
} from '#lib/contracts/registration.events.js';
import type { ActedBy, Level } from '#lib/contracts/shared.js';
import { publishBy, registrationWindow } from '#lib/regulation/windows.js';
import type { Change } from '#lib/service-kit/change.js';
import type { RegulationInForce } from '#lib/service-kit/reference.store.js';
import type { Campaign } from './campaign.entity.js';
import type { RegisteredLine } from './registered-list.entity.js';
import { isSameList } from './registered-list.js';

/** Hạn đăng ký of every audience of the regulation. */
const deadlinesOf = ({ rules, year }: RegulationInForce): RegistrationDeadline[] =>
  Object.entries(rules.audiences).flatMap(([audience, { kinds }]) => {
    const window = registrationWindow(rules, kinds[0] ?? '*', year);
    return window ? [{ audience, unitKinds: kinds, closesAt: window.closesAt.toISOString() }] : [];
  });

/** Phát động phong trào đăng ký sáng kiến. */
export function launch(
  id: string,
  what: { unitId: string; title: string; theme?: string; targetLevels?: Level[] },
  regulation: RegulationInForce,
  by: ActedBy,
  at: Date,
): Change<Campaign> {
  const { localityId, year, version, rules } = regulation;
  const targetLevels = what.targetLevels ?? rules.campaign.targetLevels;
  const theme = what.theme ?? rules.campaign.themeLabel ?? rules.campaign.theme;
  const told = campaignLaunched.make(
    id,
    {
      campaignId: id,
      localityId,
      regulationYear: year,
      title: what.title,
      theme,
      targetLevels,
      deadlines: deadlinesOf(regulation),
      publishBy: publishBy(rules, year)?.toISOString(),
      unitId: what.unitId,
    },
    at,
  );
  const set = {
    localityId,
    regulationYear: year,
    regulationVersion: version,
    unitId: what.unitId,
    title: what.title,
    theme: theme ?? null,
    targetLevels,
    launchedAt: at,
    listPublishedAt: null,
    listVersion: 0,
  };
  return { action: 'launch', by, set, events: [told] };
}

/**
 * Công khai danh sách đăng ký; again later, as a new version beside the one that stays as it was.
 * Throws `list-published` where nothing has changed since.
 */
export function publishList(
  campaign: Campaign,
  lines: { published: readonly RegisteredLine[]; now: readonly RegisteredLine[] },
  by: ActedBy,
  at: Date,
): Change<Campaign> {
  const { id: campaignId, localityId, regulationYear } = campaign;
  if (campaign.listPublishedAt && isSameList(lines.published, lines.now)) throw conflict('list-published');
  const listVersion = campaign.listVersion + 1;
  const data = { campaignId, localityId, regulationYear, count: lines.now.length, listVersion };
  const told = registeredListPublished.make(campaignId, data, at);
  return { action: 'publish-list', by, set: { listPublishedAt: at, listVersion }, events: [told] };
}
