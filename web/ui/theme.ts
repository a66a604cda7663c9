import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** The one accent: the blue of a still lake. Shade 7 carries white text at 6.6 : 1. */
const lake: MantineColorsTuple = [
  '#edf4fa',
  '#dbe7f1',
  '#b7cfe3',
  '#8fb5d3',
  '#6c9ec4',
  '#4f8ab5',
  '#3a76a3',
  '#2c5f86',
  '#214b6b',
  '#173852',
]

/** Something went wrong or is about to be lost. Not the red of the clocks, so that red keeps one meaning. */
const plum: MantineColorsTuple = [
  '#faeff5',
  '#f2dce8',
  '#e5b9d0',
  '#d692b5',
  '#c76f9b',
  '#b9538a',
  '#9f3f74',
  '#85325f',
  '#6b274c',
  '#4f1b38',
]

const fonts =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif"

const lists = { options: { maxHeight: '15rem', overflowY: 'auto' as const } }

/** Mantine's theme for every page. Colours have two schemes; sizes are in rem, so that the large-type switch scales all of it. */
export const theme = createTheme({
  primaryColor: 'lake',
  primaryShade: { light: 7, dark: 6 },
  colors: { lake, plum },
  fontFamily: fonts,
  headings: { fontFamily: fonts, fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  autoContrast: true,
  luminanceThreshold: 0.35,
  components: {
    Anchor: { defaultProps: { underline: 'always' } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300, events: { hover: true, focus: true, touch: false } } },
    // Mantine writes <header> into dialogs, which would be a second banner of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    // The list itself scrolls: a box around it would be one more thing to reach by keyboard.
    Select: { defaultProps: { size: 'md', withScrollArea: false, styles: lists } },
    MultiSelect: { defaultProps: { withScrollArea: false, styles: lists } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Button: { defaultProps: { size: 'md' } },
  },
})

/** Colours that Mantine leaves too pale to read, and our own names for surfaces and clock lights. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f6f7f9',
    '--mantine-color-text': '#1d232b',
    '--mantine-color-dimmed': '#55606d',
    '--mantine-color-placeholder': '#68727f',
    '--mantine-color-error': '#85325f',
    '--mantine-color-anchor': '#23527a',
    '--ds-surface': '#ffffff',
    '--ds-raised': '#ffffff',
    '--ds-sunken': '#eef1f4',
    '--ds-line': '#dde2e8',
    '--ds-line-strong': '#8a94a0',
    '--ds-accent': '#2c5f86',
    '--ds-accent-soft': '#e4eef6',
    '--ds-accent-text': '#214b6b',
    '--ds-shadow': '0 1px 2px rgb(20 30 45 / 6%), 0 6px 20px rgb(20 30 45 / 6%)',
    '--ds-green': '#1d7a45',
    '--ds-green-soft': '#e2f3e8',
    '--ds-amber': '#8a5300',
    '--ds-amber-mark': '#d98a00',
    '--ds-amber-soft': '#fdf0d5',
    '--ds-red': '#b3261e',
    '--ds-red-soft': '#fce6e3',
  },
  dark: {
    '--mantine-color-body': '#17191d',
    '--mantine-color-text': '#e4e7eb',
    '--mantine-color-dimmed': '#a9b2bd',
    '--mantine-color-placeholder': '#98a1ac',
    '--mantine-color-error': '#e5b9d0',
    '--mantine-color-anchor': '#9cc3e4',
    '--mantine-color-default': '#23272d',
    '--mantine-color-default-hover': '#2b3037',
    '--mantine-color-default-border': '#414852',
    '--ds-surface': '#1f2227',
    '--ds-raised': '#262a30',
    '--ds-sunken': '#121417',
    '--ds-line': '#343a42',
    '--ds-line-strong': '#7c8692',
    '--ds-accent': '#6c9ec4',
    '--ds-accent-soft': '#1e3346',
    '--ds-accent-text': '#b7cfe3',
    '--ds-shadow': '0 1px 2px rgb(0 0 0 / 40%), 0 6px 20px rgb(0 0 0 / 30%)',
    '--ds-green': '#74d199',
    '--ds-green-soft': '#16321f',
    '--ds-amber': '#f0bd5c',
    '--ds-amber-mark': '#f0bd5c',
    '--ds-amber-soft': '#372a10',
    '--ds-red': '#ff9d94',
    '--ds-red-soft': '#401a18',
  },
})
