import fc from 'fast-check'
import { Refused } from '../../../platform/errors.ts'

/** What somebody tries with a ledger in a random history. Numbers name accounts, holds and lines in the order they came. */
export type Try =
  | { what: 'grant'; who: number; amount: number; days: number }
  | { what: 'gift'; from: number; to: number; amount: number }
  | { what: 'hold'; who: number; amount: number; hours: number }
  | { what: 'post'; hold: number; amount: number }
  | { what: 'void'; hold: number }
  | { what: 'lapse'; hold: number }
  | { what: 'refund'; post: number; amount: number }
  | { what: 'correct'; grant: number; amount: number }
  | { what: 'wait'; hours: number }
  | { what: 'sweep' }
  | { what: 'again' }
  | { what: 'twist' }

/** Accounts of a history: three people, a household, the pool of pledges. */
export const holders = 5

const who = fc.nat({ max: holders - 1 })
const amount = fc.integer({ min: 1, max: 12 })
const nth = fc.nat({ max: 6 })

/** Random tries; most of them make sense. */
export const anyTry: fc.Arbitrary<Try> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant('grant'), who, amount, days: fc.integer({ min: 1, max: 40 }) }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('gift'), from: who, to: who, amount }) },
  {
    weight: 5,
    arbitrary: fc.record({ what: fc.constant('hold'), who, amount, hours: fc.integer({ min: 1, max: 200 }) }),
  },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('post'), hold: nth, amount }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constantFrom('void', 'lapse'), hold: nth }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('refund'), post: nth, amount }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('correct'), grant: nth, amount }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('wait'), hours: fc.integer({ min: 1, max: 400 }) }) },
  { weight: 1, arbitrary: fc.constant({ what: 'sweep' }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constantFrom('again', 'twist') }) },
) as fc.Arbitrary<Try>

interface Heap {
  who: number
  left: number
  ends: number
  nth: number
}

interface Kept {
  who: number
  amount: number
  ends: number
  state: 'open' | 'over'
  out: { heap: Heap; part: number }[]
}

/** What stands in a ledger, for comparing: heaps in the order they are spent, and sums. */
export interface Picture {
  heaps: { ends: number; left: number }[][]
  held: number[]
  station: number
  expired: number
  issued: number
}

const hour = 3_600_000

/**
 * The ledger as somebody would keep it with heaps of beans on a table: slow, plain, without accounts, keys or a database. What the
 * real one does is compared with it.
 */
export class BeanTable {
  now = 0
  #heaps: Heap[] = []
  #holds: Kept[] = []
  #posts: { kept: Kept; back: number; of: number }[] = []
  #grants: Heap[] = []
  #station = 0
  #expired = 0
  #issued = 0
  #count = 0

  /** Does one thing; throws Refused with the code the real ledger should give. */
  do(one: Exclude<Try, { what: 'again' | 'twist' }>): void {
    if (one.what === 'wait') this.now += one.hours * hour
    else if (one.what === 'grant') {
      this.#issued += one.amount
      this.#grants.push(this.#heap(one.who, one.amount, this.now + one.days * 24 * hour))
    } else if (one.what === 'gift') {
      if (one.from === one.to) throw new Refused('points.same_account')
      for (const { heap, part } of this.#scoop(one.from, one.amount)) this.#heap(one.to, part, heap.ends)
    } else if (one.what === 'hold') {
      const out = this.#scoop(one.who, one.amount)
      this.#holds.push({ who: one.who, amount: one.amount, ends: this.now + one.hours * hour, state: 'open', out })
    } else if (one.what === 'post') this.#post(this.#hold(one.hold), one.amount)
    else if (one.what === 'void') this.#end(this.#hold(one.hold))
    else if (one.what === 'lapse') {
      const kept = this.#hold(one.hold)
      if (kept.state === 'open' && kept.ends > this.now) throw new Refused('points.hold_lasts')
      this.#end(kept)
    } else if (one.what === 'refund') this.#refund(one.post, one.amount)
    else if (one.what === 'correct') {
      const heap = this.#grants[one.grant]
      if (!heap) throw new Refused('points.entry_not_found')
      if (heap.left < one.amount) throw new Refused('points.correct_more')
      heap.left -= one.amount
      this.#issued -= one.amount
    } else {
      for (const kept of this.#holds) if (kept.state === 'open' && kept.ends <= this.now) this.#end(kept)
      for (const heap of this.#heaps)
        if (heap.ends <= this.now) {
          this.#expired += heap.left
          heap.left = 0
        }
    }
  }

  /** What stands on the table. */
  picture(): Picture {
    const people = Array.from({ length: holders }, (_, n) => n)
    const ofOne = (n: number) =>
      this.#heaps
        .filter((heap) => heap.who === n && heap.left > 0)
        .sort((a, b) => a.ends - b.ends || a.nth - b.nth)
        .map(({ ends, left }) => ({ ends, left }))
    const held = (n: number) =>
      this.#holds.reduce((sum, kept) => sum + (kept.who === n && kept.state === 'open' ? kept.amount : 0), 0)
    const sums = { station: this.#station, expired: this.#expired, issued: this.#issued }
    return { heaps: people.map(ofOne), held: people.map(held), ...sums }
  }

  #heap(of: number, left: number, ends: number): Heap {
    const heap = { who: of, left, ends, nth: this.#count++ }
    this.#heaps.push(heap)
    return heap
  }

  #scoop(from: number, wanted: number): { heap: Heap; part: number }[] {
    const usable = this.#heaps
      .filter((heap) => heap.who === from && heap.ends > this.now && heap.left > 0)
      .sort((a, b) => a.ends - b.ends || a.nth - b.nth)
    if (usable.reduce((sum, { left }) => sum + left, 0) < wanted) throw new Refused('points.not_enough')
    const out: { heap: Heap; part: number }[] = []
    for (let open = wanted; open > 0; ) {
      const heap = usable.shift() as Heap
      const part = Math.min(open, heap.left)
      heap.left -= part
      open -= part
      out.push({ heap, part })
    }
    return out
  }

  #hold(n: number): Kept {
    const kept = this.#holds[n]
    if (!kept) throw new Refused('points.hold_not_found')
    return kept
  }

  #post(kept: Kept, wanted: number): void {
    if (kept.state === 'over') throw new Refused('points.hold_ended')
    if (kept.ends <= this.now) throw new Refused('points.hold_over')
    if (wanted > kept.amount) throw new Refused('points.more_than_held')
    kept.state = 'over'
    this.#back(kept, kept.amount - wanted)
    this.#station += wanted
    this.#posts.push({ kept, back: 0, of: wanted })
  }

  #end(kept: Kept): void {
    if (kept.state === 'over') throw new Refused('points.hold_ended')
    kept.state = 'over'
    this.#back(kept, kept.amount)
  }

  #refund(n: number, wanted: number): void {
    const post = this.#posts[n]
    if (!post) throw new Refused('points.entry_not_found')
    if (wanted > post.of - post.back) throw new Refused('points.refund_more')
    post.back += wanted
    this.#station -= wanted
    this.#back(post.kept, wanted)
  }

  /** One bean after the other, the last taken first. */
  #back(kept: Kept, beans: number): void {
    let late = 0
    for (let n = 0; n < beans; n++) {
      const from = kept.out.findLast(({ part }) => part > 0)
      if (!from) throw new Error('more beans come back than went out')
      from.part--
      if (from.heap.ends > this.now) from.heap.left++
      else late++
    }
    if (late > 0) this.#heap(kept.who, late, this.now + 30 * 24 * hour)
  }
}
