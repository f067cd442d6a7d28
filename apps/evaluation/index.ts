import type { Service } from '#lib/service-kit/kit.module.js';
import { EvaluationModule } from './evaluation.module.js';
import { entities, migrations } from './evaluation.schema.js';
import openapi from './openapi.json' with { type: 'json' };

/** Intake, councils, rounds, assessments, meetings. */
export const evaluation: Service = { name: 'evaluation', entities, migrations, module: EvaluationModule, openapi };
export { assignMembers } from './assessment/assignment.js';
