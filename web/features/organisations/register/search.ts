/** Which place a page is about; it stands in the address. */
export interface PlaceSearch {
  unit?: string
  ended?: boolean
}

/** What the register is narrowed to. */
export interface RegisterSearch extends PlaceSearch {
  q?: string
}
