import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { invalid } from '#lib/contracts/errors.js';
import { parseRegulation, RegulationInvalid } from '#lib/regulation/parse-regulation.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Acting } from '#lib/service-kit/acting.js';
import { Clock } from '#lib/service-kit/clock.js';
import { authorize } from '#lib/service-kit/policy.js';
import { createHash } from 'node:crypto';
import { UnitStore } from '../unit/unit.store.js';
import { LocalityFiles } from './locality-files.js';
import type { RegulationRow } from './regulation.entity.js';
import { RegulationStore, type KnownAs } from './regulation.store.js';

const hashOf = (text: string, rules: Regulation) =>
  createHash('sha256')
    .update(`${text}\n${JSON.stringify(rules)}`)
    .digest('hex');

/** Ban hành quy chế: from the folder at start, and by the administrator. */
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
  }

  /** Throws `invalid` with every fault of the document and its line, `locality-unknown`, `forbidden`. */
  async publish({ actor, at }: Acting, text: string): Promise<RegulationRow> {
    const rules = await this.read(text);
    const [top] = await this.units.tops(rules.id);
    if (!top) throw invalid({ key: 'locality-unknown', field: 'id', params: { locality: rules.id } });
    authorize(actor, 'regulation.publish', { unitPath: top.path });
    return this.store(text, rules, at, actor.personId, 'newest');
  }

  private async load(name: string, text: string): Promise<void> {
    try {
      await this.store(text, await this.read(text), this.clock.now(), null, 'any');
    } catch (error) {
      this.log.error(`${name} was not loaded: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private store(text: string, rules: Regulation, publishedAt: Date, publishedBy: string | null, knownAs: KnownAs) {
    const { id: localityId, year } = rules;
    const contentHash = hashOf(text, rules);
    return this.regulations.publish(
      { localityId, year, contentHash, source: text, content: rules, publishedAt, publishedBy },
      knownAs,
    );
  }

  private async read(text: string): Promise<Regulation> {
    try {
      return parseRegulation(text, { defaults: await this.files.defaults() });
    } catch (error) {
      if (!(error instanceof RegulationInvalid)) throw error;
      throw invalid(
        ...error.faults.map(({ line, path, rule, vi, en }) => ({
          key: 'regulation-faulty',
          field: path,
          params: { line, rule, vi, en },
        })),
      );
    }
  }
}
