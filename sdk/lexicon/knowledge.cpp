// SPDX-License-Identifier: Apache-2.0
#include "sdk/lexicon/knowledge.hpp"

#include <algorithm>
#include <charconv>

#include "gainsay/base/date.hpp"

namespace gainsay::lexicon {
namespace {

using Edges = std::map<std::string, std::set<std::string>>;

const KnowledgeFile* find(const std::vector<KnowledgeFile>& files, std::string_view name) {
  for (const auto& file : files) {
    if (file.name == name) return &file;
  }
  return nullptr;
}

// Columns that hold sentences or labels, not names.
bool is_prose(std::string_view column) {
  return column == "label" || column == "labels" || column == "gloss" || column == "note" || column == "forms";
}

void collect_names(const KnowledgeFile& file, Knowledge& out) {
  for (const auto& row : file.rows) {
    out.names.emplace(row.at(0));
    for (std::size_t c = 1; c < row.columns.size(); ++c) {
      if (is_prose(file.header.at(c))) continue;
      for (const auto word : split(row.at(c), " |,;=")) out.names.emplace(word);
    }
  }
}

// Tables whose rows are things that others name.
bool holds_ids(std::string_view table) { return table == "entities" || table == "concepts" || table == "predicates"; }

// offices and holders may have many rows for one id; other tables have one.
Result<void> collect_ids(const KnowledgeFile& file, Knowledge& out) {
  std::set<std::string_view> own;
  const bool unique = file.header.at(0) == "id";
  for (const auto& row : file.rows) {
    if (unique && !own.insert(row.at(0)).second) {
      return bad_row(file.path, row.line, "the id \"" + std::string(row.at(0)) + "\" stands here for the second time");
    }
    if (unique) out.ids.emplace(row.at(0));
    for (const auto column : {"label", "gloss"}) {
      if (!unique) break;  // labels.tsv: a label for readers of one language
      const auto label = file.at(row, column);
      if (!label.empty()) out.labels.emplace(std::string(row.at(0)), std::string(label));
    }
  }
  return {};
}

// Wholes of one entity: part_of and every `…_of=ID` of the column `extra`.
Result<void> add_edges(const KnowledgeFile& file, const Row& row, const Knowledge& known, Edges& wholes,
                       Edges& acts_for) {
  const std::string id(row.at(0));
  const auto add = [&](std::string_view whole, bool membership) -> Result<void> {
    if (known.ids.count(whole) == 0)
      return bad_row(file.path, row.line, "no table has the id \"" + std::string(whole) + "\"");
    wholes[id].emplace(whole);
    if (!membership) acts_for[id].emplace(whole);
    return {};
  };
  for (const auto whole : split(file.at(row, "part_of"), "|, ")) {
    if (auto added = add(whole, false); !added) return added;
  }
  for (const auto word : split(file.at(row, "extra"), " ")) {
    const auto equals = word.find('=');
    if (equals == std::string_view::npos || !word.substr(0, equals).ends_with("_of")) continue;
    for (const auto whole : split(word.substr(equals + 1), "|,")) {
      if (auto added = add(whole, word.starts_with("member_of=")); !added) return added;
    }
  }
  return {};
}

std::set<std::string> closure(const Edges& edges, const std::string& from) {
  std::set<std::string> seen;
  std::vector<std::string> open{from};
  while (!open.empty()) {
    const std::string id = std::move(open.back());
    open.pop_back();
    const auto next = edges.find(id);
    if (next == edges.end()) continue;
    for (const auto& whole : next->second) {
      if (whole != from && seen.insert(whole).second) open.push_back(whole);
    }
  }
  return seen;
}

bool is_state(const Knowledge& known, const std::string& id) {
  const auto found = known.entities.find(id);
  return found != known.entities.end() && found->second.type == "country";
}

// The nearest state on the way up; two at the same distance give none.
std::string state_above(const Knowledge& known, const Edges& acts_for, const std::string& id) {
  std::set<std::string> level{id}, seen{id};
  while (!level.empty()) {
    std::vector<std::string> states;
    std::copy_if(level.begin(), level.end(), std::back_inserter(states),
                 [&](const auto& each) { return is_state(known, each); });
    if (!states.empty()) return states.size() == 1 ? states.front() : std::string{};
    std::set<std::string> above;
    for (const auto& each : level) {
      const auto next = acts_for.find(each);
      if (next == acts_for.end()) continue;
      for (const auto& whole : next->second) {
        if (seen.insert(whole).second) above.insert(whole);
      }
    }
    level = std::move(above);
  }
  return {};
}

Result<void> derive_offices(const KnowledgeFile& file, Knowledge& out, Edges& wholes) {
  for (const auto& row : file.rows) {
    HeldOffice held{std::string(file.at(row, "office")), std::string(file.at(row, "person")), day_min, day_max};
    for (const auto& id : {held.office, held.person}) {
      if (out.ids.count(id) == 0) return bad_row(file.path, row.line, "no table has the id \"" + id + "\"");
    }
    std::int32_t unused = 0;
    const auto from = file.at(row, "from"), to = file.at(row, "to");
    if (!from.empty() && !parse_date(from, held.from, unused)) {
      return bad_row(file.path, row.line, "\"" + std::string(from) + "\" is not a date");
    }
    if (!to.empty() && !parse_date(to, unused, held.to)) {
      return bad_row(file.path, row.line, "\"" + std::string(to) + "\" is not a date");
    }
    wholes[held.person].insert(held.office);
    out.offices.push_back(std::move(held));
  }
  std::stable_sort(out.offices.begin(), out.offices.end(), [](const HeldOffice& a, const HeldOffice& b) {
    return std::tie(a.office, a.from, a.person) < std::tie(b.office, b.from, b.person);
  });
  // A term without an end lasts until the next holder begins.
  for (std::size_t i = 0; i + 1 < out.offices.size(); ++i) {
    const HeldOffice& next = out.offices[i + 1];
    if (out.offices[i].to == day_max && next.office == out.offices[i].office && next.from > out.offices[i].from) {
      out.offices[i].to = next.from - 1;
    }
  }
  return {};
}

// A person acts for a state when all the offices she held belong to it.
std::string state_of_offices(const Knowledge& known, const Edges& acts_for, const std::vector<std::string>& offices) {
  std::set<std::string> states;
  for (const auto& office : offices) states.insert(state_above(known, acts_for, office));
  return states.size() == 1 ? *states.begin() : std::string{};
}

Result<void> derive_kinds(const KnowledgeFile& file, Knowledge& out) {
  Edges parents;
  for (const auto& row : file.rows) {
    for (const auto parent : split(file.at(row, "parent"), "|, ")) {
      if (out.ids.count(parent) == 0)
        return bad_row(file.path, row.line, "no table has the id \"" + std::string(parent) + "\"");
      parents[std::string(row.at(0))].emplace(parent);
    }
  }
  for (const auto& row : file.rows) out.kinds[std::string(row.at(0))] = closure(parents, std::string(row.at(0)));
  return {};
}

Result<void> derive_labels(const KnowledgeFile& file, Knowledge& out) {
  std::set<std::pair<std::string_view, std::string_view>> own;
  for (const auto& row : file.rows) {
    const auto id = file.at(row, "term"), language = file.at(row, "lang"), text = file.at(row, "label");
    if (out.ids.count(id) == 0) return bad_row(file.path, row.line, "no table has the id \"" + std::string(id) + "\"");
    if (language.empty() || text.empty()) return bad_row(file.path, row.line, "a label needs a language and a text");
    if (!own.insert({language, id}).second)
      return bad_row(file.path, row.line, "\"" + std::string(id) + "\" is labelled here for the second time");
    out.reader_labels.push_back({std::string(language), std::string(id), std::string(text), file.path, row.line});
  }
  return {};
}

}  // namespace

bool parse_date(std::string_view text, std::int32_t& lo, std::int32_t& hi) {
  int part[3] = {0, 0, 0};
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size() && count < 3; ++count) {
    const std::size_t width = count == 0 ? 4 : 2;
    if (text.size() < at + width) return false;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + width, part[count]);
    if (error != std::errc{} || end != text.data() + at + width) return false;
    at += width;
    if (at < text.size() && text[at++] != '-') return false;
    if (at == text.size() && text.back() == '-') return false;
  }
  const std::size_t widths[] = {0, 4, 7, 10};
  if (count == 0 || text.size() != widths[count]) return false;
  if (count >= 2 && (part[1] < 1 || part[1] > 12)) return false;
  if (count == 3 && (part[2] < 1 || part[2] > days_in_month(part[0], part[1]))) return false;
  const DayRange range = count == 1 ? year_range(part[0]) : month_range(part[0], part[1]);
  const Day day = count == 3 ? to_day({part[0], part[1], part[2]}) : 0;
  lo = count == 3 ? day : range.lo;
  hi = count == 3 ? day : range.hi;
  return true;
}

Result<Knowledge> derive(const std::vector<KnowledgeFile>& files) {
  Knowledge out;
  for (const auto& file : files) {
    if (holds_ids(file.name) && file.header.at(0) != "id")
      return bad_row(file.path, file.header.line, "the first column of this table is called id");
    if (auto done = collect_ids(file, out); !done) return done.error();
    collect_names(file, out);
  }
  Edges wholes, acts_for;
  if (const auto* entities = find(files, "entities")) {
    for (const auto& row : entities->rows) {
      if (auto done = add_edges(*entities, row, out, wholes, acts_for); !done) return done.error();
      auto& facts = out.entities[std::string(row.at(0))];
      facts.type = entities->at(row, "type");
      const auto region = entities->at(row, "iso2");
      const bool is_region = facts.type == "country" || facts.type == "territory";
      if (is_region && !region.empty() && !out.regions.emplace(std::string(region), std::string(row.at(0))).second) {
        return bad_row(entities->path, row.line, "another country has the code " + std::string(region));
      }
    }
  }
  Edges held;
  if (const auto* offices = find(files, "offices")) {
    if (auto done = derive_offices(*offices, out, held); !done) return done.error();
  }
  for (const auto& [person, offices] : held) wholes[person].insert(offices.begin(), offices.end());
  for (auto& [id, facts] : out.entities) {
    facts.wholes = closure(wholes, id);
    facts.state = state_above(out, acts_for, id);
    const auto offices = held.find(id);
    if (facts.state.empty() && offices != held.end()) {
      facts.state = state_of_offices(out, acts_for, {offices->second.begin(), offices->second.end()});
    }
  }
  for (const auto* file : {find(files, "concepts"), find(files, "predicates")}) {
    if (file == nullptr) continue;
    if (auto done = derive_kinds(*file, out); !done) return done.error();
  }
  if (const auto* labels = find(files, "labels"))
    if (auto done = derive_labels(*labels, out); !done) return done.error();
  return out;
}

}  // namespace gainsay::lexicon
