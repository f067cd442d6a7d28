import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Periodic } from '#lib/service-kit/periodic.js';
import { FingerprintStore } from './fingerprint.store.js';

const everyMs = 5_000;
const batch = 200;

/** Gives initiatives from before fingerprints were kept theirs; once none is missing there is nothing more to look for. */
@Injectable()
export class FingerprintBackfill implements OnApplicationBootstrap {
  private isDone = false;

  constructor(
    private readonly fingerprints: FingerprintStore,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(everyMs, 'fingerprints', () => this.turn());
  }

  private async turn(): Promise<void> {
    if (!this.isDone) this.isDone = (await this.fingerprints.keepMissing(batch)) === 0;
  }
}
