/** Which gaps are shown: of the street and community, by a rule, in a state. */
export interface GapsSearch {
  street?: string
  community?: string
  rule?: string
  state?: 'over' | 'unknown'
}
