import { expect, test } from 'vitest'
import { stylesFor } from './critical-styles.ts'

const html = '<main class="page"><p class="note w-1/2" style="color: var(--ink)">Hello</p></main>'

test('only rules whose classes and elements stand in the HTML come along, print and states such as hover stay behind', () => {
  const sheet = `
    /* words */ .page, .other { margin: 0 }
    .page:hover { margin: 1px }
    table { border: 0 }
    p:not(.gone) { padding: 2px }
    .w-1\\/2 { width: 50% }
    @media print { .page { margin: 9px } }
    @media (min-width: 40em) { .note { margin: 3px } .other { margin: 4px } }
    @media (min-width: 50em) { .other { margin: 5px } }
    @font-face { font-family: X; src: url(x.woff) }
    @keyframes turn { to { rotate: 1turn } }`
  expect(stylesFor(html, [sheet])).toBe(
    '.page{margin:0}p:not(.gone){padding:2px}.w-1\\/2{width:50%}@media (min-width: 40em){.note{margin:3px}}',
  )
})

test('properties come along when somebody asks for them, also by way of another, and layers keep their order', () => {
  const sheets = [
    '@layer base, page; :root { --ink: var(--dark); --dark: #111; --unused: #222 }',
    '@layer page { .note { color: var(--paper) } } :root { --paper: #fff }',
  ]
  expect(stylesFor(html, sheets)).toBe(
    '@layer base, page;:root{--ink:var(--dark);--dark:#111}@layer page{.note{color:var(--paper)}}:root{--paper:#fff}',
  )
})

test('braces, semicolons and commas in quotes are words', () => {
  expect(stylesFor(html, ['.note::before { content: "};," } .page { background: url("data:a;b,c") }'])).toBe(
    '.note::before{content:"};,"}.page{background:url("data:a;b,c")}',
  )
})
