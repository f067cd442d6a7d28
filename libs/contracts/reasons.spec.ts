import { initiativeLifecycle } from '#lib/lifecycle/initiative.lifecycle.js';
import { regulationReasons } from '#lib/regulation/reasons.js';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasons, sentence, type Sentence } from './reasons.js';
import { certificationReasons } from './reasons/certification.js';
import { commonReasons } from './reasons/common.js';
import { directoryReasons } from './reasons/directory.js';
import { evaluationReasons } from './reasons/evaluation.js';
import { lifecycleReasons } from './reasons/lifecycle.js';
import { meetingReasons } from './reasons/meeting.js';
import { notificationReasons } from './reasons/notification.js';
import { registrationReasons } from './reasons/registration.js';

const lists: Record<string, Readonly<Record<string, Sentence>>> = {
  common: commonReasons,
  regulation: regulationReasons,
  lifecycle: lifecycleReasons,
  directory: directoryReasons,
  registration: registrationReasons,
  evaluation: evaluationReasons,
  meeting: meetingReasons,
  certification: certificationReasons,
  notification: notificationReasons,
};
const defined = Object.entries(lists).flatMap(([list, keys]) =>
  Object.entries(keys).map(([key, { vi, en }]) => ({ key, list, vi, en })),
);
const guards = initiativeLifecycle.rules.rows.flatMap((row) => Object.keys(row.needs ?? {}));

const sources = ['apps', 'libs'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/\.(spec|fixture|conformance)\.ts$|(^|\/)testing\//.test(path))
    .map((path) => join(folder, path)),
);

/** Where code gives a reason by name: as a Reason, or as the short form that the error constructors take. */
const given = [/\bkey: '([^']+)'/g, /\b(?:conflict|invalid|forbidden)\(\s*'([^']+)'/g];

/** Files where `key:` means something else. */
const isOther = (path: string) => path.startsWith('libs/regulation/') && !path.endsWith('eligibility.ts');

const usedIn = (path: string): { path: string; key: string }[] => {
  const text = readFileSync(path, 'utf8');
  return given.flatMap((pattern) => [...text.matchAll(pattern)].map(([, key = '']) => ({ path, key })));
};

describe('the reasons', () => {
  it.each(defined)(
    '$key of $list is a kebab-case fact with a Vietnamese and an English sentence',
    ({ key, vi, en }) => {
      expect(key).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      expect(vi.trim()).not.toBe('');
      expect(en.trim()).not.toBe('');
      expect(vi).toBe(vi.normalize('NFC'));
      expect(vi).not.toBe(en);
    },
  );

  it('are worded in one way each', () => {
    const wordings = new Map<string, Set<string>>();
    for (const { key, vi, en } of defined) wordings.set(key, new Set([...(wordings.get(key) ?? []), `${vi} | ${en}`]));
    expect([...wordings].filter(([, words]) => words.size > 1).map(([key]) => key)).toEqual([]);
  });

  it.each(defined)('$key of $list takes the same parameters in both languages', ({ vi, en }) => {
    const parameters = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();
    if (!/\{(vi|en)\}/.test(vi + en)) expect(parameters(en)).toEqual(parameters(vi));
  });

  it.each([...new Set(guards)])('have a sentence for the guard %s that needs no parameters', (key) => {
    expect(reasons).toHaveProperty([key]);
    const { vi, en } = sentence({ key, params: { action: 'file', state: 'draft' } });
    for (const text of [vi, en]) expect(text).not.toMatch(/\s[.,:;)]|\s{2}|\(\)|[[\]{}]/);
  });

  it('have a sentence for everything that the code gives as a reason', () => {
    const used = sources.filter((path) => !isOther(path)).flatMap(usedIn);
    expect(used.length).toBeGreaterThan(50);
    const missing = used.filter(({ key }) => !Object.hasOwn(reasons, key)).map(({ path, key }) => `${key} (${path})`);
    expect([...new Set(missing)].sort()).toEqual([]);
  });
});

describe('sentence', () => {
  it('fills in parameters', () => {
    expect(sentence({ key: 'not-found', params: { what: 'campaign', id: '7' } })).toEqual({
      vi: 'Không tìm thấy campaign 7.',
      en: 'There is no campaign 7.',
    });
  });

  it('leaves out what stands in brackets when its parameters are not given', () => {
    const of = (params?: Record<string, number>) => sentence({ key: 'too-many-authors', params }).en;
    expect(of({ given: 4, max: 2 })).toBe('There are more authors than allowed (4, at most 2).');
    expect(of()).toBe('There are more authors than allowed.');
  });

  it('tells an instant as people in Vietnam write it', () => {
    const { vi } = sentence({ key: 'identical-filed-earlier', params: { at: '2024-07-20T02:00:05.091Z' } });
    expect(vi).toContain('09:00:05 20/07/2024');
  });

  it('says the key where there is no sentence', () => {
    expect(sentence({ key: 'unheard-of' })).toEqual({ vi: 'unheard-of', en: 'unheard-of' });
  });
});
