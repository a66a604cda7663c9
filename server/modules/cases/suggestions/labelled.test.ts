import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { readLabelled } from './labelled.ts'

const folder = mkdtempSync(join(tmpdir(), 'doorstep-labelled-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const write = (name: string, content: string | Buffer): string => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}
const rows = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) =>
    (n + from) % 2 ? `灯\t路灯 不亮 晚上 第${n % 3}盏` : `梯\t电梯 停运 老人 第${n % 3}部`,
  ).join('\n')

describe('a table of labelled texts', () => {
  test('is read plain or packed, with tokens as they are or prose that is cut here', () => {
    const plain = write('a.tsv', `category\ttokens\n灯\t路灯 13号 不亮\r\n\n梯\t电梯 停\n`)
    expect(readLabelled(plain)).toEqual([
      { label: '灯', words: ['路灯', '13号', '不亮'], reporter: '0' },
      { label: '梯', words: ['电梯', '停'], reporter: '2' },
    ])
    const packed = write('b.tsv.gz', gzipSync(`\uFEFFcategory\ttext\n灯\t楼下的路灯坏了，电话13800138000\n`))
    expect(readLabelled(packed)[0]?.words).toEqual(expect.arrayContaining(['路灯']))
    expect(readLabelled(packed)[0]?.words.join()).not.toMatch(/\d/)
  })

  test.each([
    ['nothing.tsv', undefined, 'can not be read'],
    ['empty.tsv', '', 'must name the columns'],
    ['head.tsv', 'category\ttokens\n', 'has no rows'],
    ['other.csv', 'a,b\n1,2\n', 'must name the columns'],
    ['short.tsv', 'category\ttokens\n灯\t路灯\n梯\n', 'line 3: 2 columns were expected, there are 1'],
    ['blank.tsv', 'category\ttokens\n\t路灯\n', 'line 2: the category is missing'],
    ['bytes.tsv', Buffer.from([0, 1, 2, 0xff, 0xfe]), 'is not text in UTF-8'],
    ['torn.gz', gzipSync('category\ttokens\n灯\t路灯\n').subarray(0, 20), 'is not a whole gzip file'],
  ])('%s is refused with what is wrong', (name, content, why) => {
    const file = content === undefined ? join(folder, name) : write(name, content)
    expect(() => readLabelled(file)).toThrow(why)
  })
})

const main = fileURLToPath(new URL('../../../main.ts', import.meta.url))
const run = async (...words: string[]) => {
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, [main, 'suggest', 'eval', ...words])) }
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string }
  }
}

test('the command measures any two tables, without a database, and says what is wrong with others', async () => {
  const [train, tested] = [
    write('train.tsv', `category\ttokens\n${rows(0, 60)}\n`),
    write('test.tsv', `category\ttokens\n${rows(1, 20)}\n新\t别的 事\n`),
  ]
  const { code, stdout } = await run('--train', train, '--test', tested, '--json')
  expect(code).toBe(0)
  const told = JSON.parse(stdout)
  expect(told).toMatchObject({ texts: 21, trainedOn: 60 })
  expect(told.accuracy).toBeCloseTo(20 / 21, 6)
  expect(told.labels.map(({ label }: { label: string }) => label)).toEqual(['新', '梯', '灯'].sort())
  for (const key of ['macroF1', 'top3', 'calibrationError', 'trainingSeconds', 'peakMemoryMb'])
    expect(told[key]).toBeTypeOf('number')

  const lines = (await run('--cross-validate', train, '--folds', '3')).stdout
  expect(lines).toMatch(/macro-F1 +1\.0000/)
  const wrong = await run('--train', train)
  expect(wrong).toMatchObject({ code: 1, stderr: 'Give either --train and --test, or --cross-validate.\n' })
  expect((await run('--cross-validate', join(folder, 'none.tsv'))).stderr).toMatch(/can not be read/)
}, 60_000)
