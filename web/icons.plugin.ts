import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const source = `${import.meta.dirname}/ui/icons.gen.tsx`
const drawing = `${source}?drawing`

/**
 * Gives each icon a module of its own in a build, so that a page brings only those it shows: all of them stand in one
 * generated file (tools/icons.mjs), which a bundler can't take apart. `import { IconPlus } from '@tabler/icons-react'`
 * becomes an import of that icon alone.
 */
export function iconsApart(): Plugin {
  const split = () => {
    const lines = readFileSync(source, 'utf8').split('\n')
    const isIcon = (line: string) => line.startsWith('export const Icon')
    const icons = new Map(lines.filter(isIcon).map((line) => [/export const (\w+)/.exec(line)?.[1] ?? '', line]))
    const rest = lines.filter((line) => !isIcon(line)).join('\n')
    return { icons, drawing: rest.replace('function icon(', 'export function icon(') }
  }
  let parts: ReturnType<typeof split> | undefined
  return {
    name: 'doorstep-icons-apart',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\.tsx?$/, code: "'@tabler/icons-react'" },
      handler(code) {
        return code.replaceAll(/import \{([^}]*)\} from '@tabler\/icons-react'/g, (_all, names: string) =>
          names
            .split(',')
            .map((name) => name.trim())
            .filter((name) => name !== '' && !name.startsWith('type '))
            .map((name) => `import { ${name} } from '${source}?icon=${name.split(/\s+as\s+/)[0]}'`)
            .join('; '),
        )
      },
    },
    load(id) {
      parts ??= split()
      if (id === drawing) return { code: parts.drawing, moduleType: 'tsx' }
      const name = id.startsWith(`${source}?icon=`) ? id.slice(source.length + 6) : undefined
      if (name === undefined) return undefined
      const icon = parts.icons.get(name)
      if (!icon) throw new Error(`There is no ${name} in icons.gen.tsx; run node tools/icons.mjs`)
      return { code: `import { icon } from '${drawing}'\n${icon}`, moduleSideEffects: false }
    },
  }
}
