import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { invalid } from '#lib/contracts/errors.js';
import { localDate } from '#lib/regulation/calendar.js';
import { checkRegulation } from '#lib/regulation/check-regulation.js';
import { rulingWords, wordsOf } from '#lib/regulation/cases/wording.js';
import type { Example } from '#lib/regulation/cases/probe.js';
import { cloneRegulation } from '#lib/regulation/clone-regulation.js';
import { diffRegulations } from '#lib/regulation/diff-regulations.js';
import type { RegulationFault } from '#lib/regulation/faults.js';
import { parseRegulation } from '#lib/regulation/parse-regulation.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import { originsOf } from '#lib/regulation/rule-origin.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { Clock } from '#lib/service-kit/clock.js';
import { authorize } from '#lib/service-kit/policy.js';
import type { PolicyRole } from '#lib/service-kit/policy.table.js';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { UnitStore } from '../unit/unit.store.js';
import { LocalityFiles } from './locality-files.js';
import type { CheckedRegulationView, RegulationDiff, RegulationDiffQuery } from './regulation.dto.js';
import type { RegulationRow } from './regulation.entity.js';
import { RegulationStore, type KnownAs } from './regulation.store.js';

const hashOf = (text: string, rules: Regulation) =>
  createHash('sha256')
    .update(`${text}\n${JSON.stringify(rules)}`)
    .digest('hex');

const faulty = (faults: readonly RegulationFault[]) =>
  invalid(
    ...faults.map(({ line, path, rule, vi, en }) => ({
      key: 'regulation-faulty',
      field: path,
      params: { line, rule, vi, en },
    })),
  );

const told = (example: Example | undefined) =>
  example && `${wordsOf(example.question)} → ${rulingWords(example.ruling)}`;

/** Ban hành quy chế: from the folder at start, by the administrator, and from the year before where that says so. */
@Injectable()
export class RegulationService implements OnApplicationBootstrap {
  private readonly log = new Logger('regulations');

  constructor(
    private readonly regulations: RegulationStore,
    private readonly files: LocalityFiles,
    private readonly units: UnitStore,
    private readonly clock: Clock,
  ) {}

  /** A file that was published once is left alone, whatever the administrator has published over it since. */
  async onApplicationBootstrap(): Promise<void> {
    const files = await this.files.list().catch((error: unknown) => {
      this.log.warn(`no regulations were loaded: ${String(error)}`);
      return [];
    });
    for (const file of files) await this.load(file.name, file.text);
    await this.carryOver();
  }

  /** Throws `invalid` with every fault of the document and its line, `locality-unknown`, `forbidden`. */
  async publish({ actor, at }: Acting, text: string): Promise<RegulationRow> {
    const rules = await this.proved(text);
    await this.authorizePublishing(actor, rules.id);
    return this.store(text, rules, at, actor.personId, 'newest');
  }

  /**
   * The role under which `actor` publishes for a locality, or has to do with a draft of its regulation, which is there
   * for nobody else. Throws `locality-unknown`, `forbidden`, and `not-found` for a draft.
   */
  async authorizePublishing(actor: Actor, locality: string, draftId?: string): Promise<PolicyRole> {
    const [top] = await this.units.tops(locality);
    if (!top) throw invalid({ key: 'locality-unknown', field: 'id', params: { locality } });
    const thing = draftId && { what: 'regulation_draft', id: draftId, read: 'regulation.publish' as const };
    return authorize(actor, 'regulation.publish', { unitPath: top.path, ...(thing ? { thing } : {}) });
  }

  /** Thử quy chế: all faults, and each rule of the text with what passes and what does not; nothing is stored. */
  async check(text: string): Promise<CheckedRegulationView> {
    const defaults = await this.files.defaults();
    const { faults, examples } = checkRegulation(text, { defaults });
    if (examples.length === 0) return { faults: [...faults], rules: [] };
    const originOf = originsOf(text, { defaults });
    const rules = examples.map(({ path, label, passing, failing }) => {
      const { file, line, source } = originOf(path);
      return { path: path.join('.'), file, line, source, label, passing: told(passing), failing: told(failing) };
    });
    return { faults: [...faults], rules };
  }

  /** The document as it would hold, each of its rules proved. Throws `invalid` with every fault and its line. */
  async proved(text: string): Promise<Regulation> {
    const { regulation, faults } = checkRegulation(text, { defaults: await this.files.defaults() });
    if (!regulation || faults.length > 0) throw faulty(faults);
    return regulation;
  }

  /** What one version says otherwise than another, of the same year or of two. */
  async diff(
    localityId: string,
    year: number,
    { from, to, fromYear = year }: RegulationDiffQuery,
  ): Promise<RegulationDiff> {
    const [before, after] = [
      await this.regulations.get(localityId, fromYear, from),
      await this.regulations.get(localityId, year, to),
    ];
    return {
      before: { year: before.year, version: before.version },
      after: { year: after.year, version: after.version },
      differences: diffRegulations(before.content, after.content),
    };
  }

  /**
   * The year has begun and has no regulation yet: the last one holds on, dated anew, where it says `carryOver`. It is
   * a version like any other, which what starts under it keeps when the year's own is published.
   */
  async carryOver(): Promise<void> {
    const now = this.clock.now();
    const year = Number(localDate(now).slice(0, 4));
    for (const last of await this.regulations.carriedInto(year)) {
      const { yaml } = cloneRegulation(last.source, year);
      const text = `# Tiếp tục áp dụng quy chế năm ${last.year} cho đến khi ban hành quy chế năm ${year}.\n${yaml}`;
      await this.publishFile(`${last.localityId}-${year}`, text, now, 'first');
    }
  }

  /** Stores it as the next version, in the caller's transaction where one is given. */
  store(
    text: string,
    rules: Regulation,
    publishedAt: Date,
    publishedBy: string | null,
    knownAs: KnownAs,
    outer?: EntityManager,
  ): Promise<RegulationRow> {
    const { id: localityId, year } = rules;
    const contentHash = hashOf(text, rules);
    const row = { localityId, year, contentHash, source: text, content: rules, publishedAt, publishedBy };
    return this.regulations.publish(row, knownAs, outer);
  }

  private load(name: string, text: string): Promise<void> {
    return this.publishFile(name, text, this.clock.now(), 'any');
  }

  private async publishFile(name: string, text: string, at: Date, knownAs: KnownAs): Promise<void> {
    try {
      const rules = parseRegulation(text, { defaults: await this.files.defaults() });
      await this.store(text, rules, at, null, knownAs);
    } catch (error) {
      this.log.error(`${name} was not published: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
