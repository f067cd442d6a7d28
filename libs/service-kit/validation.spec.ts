import { IsIn, IsOptional, IsString } from 'class-validator';
import { IsGivenOrAbsent, IsInstant, validation } from './validation.js';

class SampleDto {
  @IsOptional() @IsInstant() at?: string;
  @IsGivenOrAbsent() @IsString() title?: string;
  @IsIn(['a', 'b']) kind!: string;
}
const check = (body: object): Promise<unknown> => validation().transform(body, { type: 'body', metatype: SampleDto });

it('takes what may be left out when it is left out, and refuses null for it', async () => {
  expect(await check({ kind: 'a' })).toEqual({ kind: 'a' });
  await expect(check({ kind: 'a', title: null })).rejects.toMatchObject({
    kind: 'invalid',
    reasons: [{ key: 'is-string', field: 'title' }],
  });
});

it.each(['2024-05-10', '2024-05-10T08:00:00', '2024-W19-5', '2024-02-30T08:00:00Z'])(
  'refuses %s where an instant is asked for',
  async (at) => {
    await expect(check({ kind: 'a', at })).rejects.toMatchObject({ kind: 'invalid' });
  },
);

it('takes an instant with its zone', async () => {
  expect(await check({ kind: 'a', at: '2024-05-10T08:00:00+07:00' })).toMatchObject({ kind: 'a' });
});
