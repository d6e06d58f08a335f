// SPDX-License-Identifier: Apache-2.0
// Knowledge tables -> closures: part-of and state of entities, kinds of concepts, who held an office when, labels.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sdk/lexicon/source.hpp"

namespace gainsay::lexicon {

struct EntityFacts {
  std::string type, state;       // may be empty
  std::set<std::string> wholes;  // over any number of steps, without itself
};

struct HeldOffice {
  std::string office, person;
  std::int32_t from = 0, to = 0;  // the widest reading of the dates, inclusive
};

// What readers of a language call an id, where that is not the first thing that texts call it (labels.tsv).
struct ReaderLabel {
  std::string language, id, text;
  std::string path;  // where it stands, for errors
  std::uint32_t line = 0;
};

struct Knowledge {
  std::set<std::string, std::less<>> ids;    // of all tables
  std::set<std::string, std::less<>> names;  // ids and every other word of the tables that programs may ask for
  std::map<std::string, EntityFacts> entities;
  std::map<std::string, std::set<std::string>> kinds;  // of concepts and predicates, without themselves
  std::vector<HeldOffice> offices;                     // by office, from
  std::map<std::string, std::string> labels;           // as the tables give them
  std::vector<ReaderLabel> reader_labels;
  std::map<std::string, std::string> regions;  // ISO 3166 code -> entity
};

// Refuses ids given twice, and parts, parents, office holders and labelled ids that no table knows.
Result<Knowledge> derive(const std::vector<KnowledgeFile>& files);

// An ISO 8601 date, month or year as an inclusive range of days; nullopt-like: false when it is none of them.
bool parse_date(std::string_view text, std::int32_t& lo, std::int32_t& hi);

}  // namespace gainsay::lexicon
