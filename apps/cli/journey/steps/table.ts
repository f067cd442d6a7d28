import type { Journey } from '../model.js';
import type { StepName } from '../localities.js';
import * as district from './district.js';
import * as filing from './filing.js';
import * as intake from './intake.js';
import * as registration from './registration.js';
import * as reminders from './reminders.js';
import * as unitCouncil from './unit-council.js';
import * as unit from './unit.js';

/** A step, and what it says of itself when it is done. */
type Step = (journey: Journey) => Promise<string>;

/** Every step that an agenda may name. */
export const steps: Readonly<Record<StepName, Step>> = {
  launch: registration.launch,
  nameShortcomings: registration.nameShortcomings,
  draft: registration.draft,
  remind: reminders.remind,
  registerAgencies: registration.registerAgencies,
  registerSchools: registration.registerSchools,
  registerLate: registration.registerLate,
  publishList: registration.publishList,
  apply: filing.apply,
  file: filing.file,
  hearInUnits: unitCouncil.hearInUnits,
  meetInUnits: unitCouncil.meetInUnits,
  confirm: unit.confirm,
  recognizeInUnits: unit.recognizeInUnits,
  submit: unit.submit,
  submitOutOfRound: unit.submitOutOfRound,
  takeIn: intake.takeIn,
  complete: intake.complete,
  hear: district.hear,
  meet: district.meet,
  decide: district.decide,
  nominate: district.nominate,
  answer: district.answer,
};
