#!/usr/bin/env node
import 'reflect-metadata';
import { Command } from 'commander';
import { addJourney } from './journey.js';
import { explained, warn } from './output.js';
import { addParked } from './parked.js';
import { addRegulation } from './regulation.js';

const program = new Command('sangkien').description('Sáng kiến: initiatives, from draft to provincial nomination');
for (const add of [addJourney, addParked, addRegulation]) add(program);

await program.parseAsync().catch((error: unknown) => {
  warn(explained(error));
  process.exitCode = 1;
});
