// SPDX-License-Identifier: Apache-2.0
// Layout of the compiled lexicon, shared by its writer (sdk/lexicon) and its reader. In words: sdk/lexicon/FORMAT.md.
// Little endian; every section begins at a multiple of 8. All structs are free of padding.
#pragma once

#include <cstdint>
#include <string_view>

namespace gainsay::kit::lexicon_format {

inline constexpr char magic[8] = {'G', 'A', 'I', 'N', 'L', 'E', 'X', '\n'};
inline constexpr std::uint32_t version = 2;

enum SectionId : std::uint32_t {
  StringOffsets,  // u32: string i is StringBytes[offset i, offset i+1); string 0 is empty
  StringBytes,    // UTF-8
  TermValues,     // u64, ascending: the terms of all names below
  TermNames,      // u32: string of the term with the same index
  Languages,      // Language
  Categories,     // u32: name string
  Entries,        // Entry
  Symbols,        // u16[65536]: key-fold unit -> symbol of the trie, 0 = in no key
  Slots,          // Slot: double array; the root is slot 1
  Postings,       // Posting
  SuffixClasses,  // SuffixClass
  SuffixForms,    // SuffixForm
  SuffixUnits,    // u16
  Tables,         // Table, by (language, name)
  Rows,           // u32: index of the row's first cell; one more at the end
  Cells,          // u32: string
  Entities,       // Entity, by term index
  PartOf,         // u32 term indices: all wholes of an entity or concept, ascending
  Concepts,       // Concept, by term index
  IsA,            // u32 term indices, ascending
  Terms,          // OfficeTerm, by (office, from)
  Labels,         // Label, by (term, language)
  Starts,         // Start, by (language, category)
  StartHashes,    // u16
  SectionCount
};

struct SectionRef {
  std::uint64_t offset, size;  // bytes
};

struct Header {
  char magic[8];
  std::uint32_t version, section_count;
  std::uint64_t size;  // of the file
  char blake2b[64];    // hex BLAKE2b-256 of everything after the header: the lexicon's identity
  SectionRef sections[SectionCount];
  std::uint64_t quick;  // quick_sum of the header up to here, then of everything after the header
};

struct Language {
  std::uint32_t tag, name;  // strings
  std::uint32_t partial, reserved;
};

struct Entry {
  std::uint16_t category, language;
  std::uint32_t id, features;  // strings
  std::uint32_t term;          // term index
};

struct Slot {
  std::uint32_t base;     // child of symbol s: slot base + s
  std::uint32_t check;    // parent slot, 0 = free
  std::uint32_t posting;  // index + 1 of the first posting of the key that ends here, 0 = none
};

namespace posting_flag {
inline constexpr std::uint16_t Last = 1;  // of its key
inline constexpr std::uint16_t TailNoun = 2, TailVerb = 4;
inline constexpr std::uint16_t Upper = 8;     // capitalised token only
inline constexpr std::uint16_t AllCaps = 16;  // token in capitals only: the form is an acronym
}  // namespace posting_flag

struct Posting {  // by (language, entry, form)
  std::uint32_t entry;
  std::uint32_t form;  // string: features of the form
  std::uint16_t language, flags;
};

struct SuffixClass {
  std::uint16_t language, name;  // name: 'n', 'v' …
  std::uint32_t first, count;    // forms, by (units, order)
  std::uint32_t detached;        // 1 if any of them may stand as a word of its own
};

namespace suffix_flag {
inline constexpr std::uint16_t Repeat = 1;      // the order may follow itself
inline constexpr std::uint16_t Detached = 2;    // may stand after a space
inline constexpr std::uint16_t Apostrophe = 4;  // only as the first one, after an apostrophe
inline constexpr std::uint16_t Bound = 8;       // never the last one
}  // namespace suffix_flag

struct SuffixForm {
  std::uint32_t units;  // first of SuffixUnits
  std::uint16_t size, order;
  std::uint32_t features;  // string
  std::uint16_t flags, row;
  std::uint32_t after;  // bit k: may follow order k (0 = the stem); none = every lower order
};

struct Table {
  std::uint32_t language;      // index, or knowledge_tables
  std::uint32_t name;          // string
  std::uint32_t first, count;  // rows; of knowledge tables the header row is `first - 1`
};
inline constexpr std::uint32_t knowledge_tables = 0xFFFFFFFFu;

inline constexpr std::uint32_t no_term = 0xFFFFFFFFu;
struct Entity {
  std::uint32_t term, type, state;  // term indices; type and state may be no_term
  std::uint32_t part_first, part_count;
};
struct Concept {
  std::uint32_t term, first, count;
};
struct OfficeTerm {  // days; [from_lo, to_hi] at most, open ends are the extremes
  std::uint32_t office, person;
  std::int32_t from_lo, to_hi;
};
struct Label {
  std::uint32_t term, language, text;  // language: index, or knowledge_tables for the label that a table gives
};

// How the forms of a section of one language begin: the start_hash of the first three units of each, of all where it
// has fewer; ascending, each once. Most tokens of a text begin none of the forms that one reader is after.
struct Start {
  std::uint16_t language, category;
  std::uint32_t first, count;  // of StartHashes
};
inline constexpr std::size_t start_units = 3;

// `size` is 1 … start_units.
inline std::uint16_t start_hash(const std::uint16_t* units, std::size_t size) {
  std::uint32_t hash = static_cast<std::uint32_t>(size);
  for (std::size_t i = 0; i < size; ++i) hash = (hash ^ units[i]) * 0x9E3779B1u;
  return static_cast<std::uint16_t>(hash >> 16);
}

// Eight lanes of xor and odd multiplication: every change of one byte changes the sum, at memory speed. `sum`
// continues.
std::uint64_t quick_sum(std::string_view bytes, std::uint64_t sum);

}  // namespace gainsay::kit::lexicon_format
