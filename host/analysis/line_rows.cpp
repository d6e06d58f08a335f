// SPDX-License-Identifier: Apache-2.0
#include "host/analysis/line_rows.hpp"

#include <algorithm>

#include "host/analysis/character.hpp"

namespace gainsay::analysis {
namespace {

bool is_letter_unit(char16_t unit) { return is_word(class_of(unit)); }

bool begins_with_word(KeyView line, const Key& form) {
  if (!line.starts_with(form)) return false;
  return line.size() == form.size() || !is_letter_unit(form.back()) || !is_letter_unit(line[form.size()]);
}

}  // namespace

void LineRows::note(Filter& filter, const Key& form) {
  if (form.size() >= 3)
    filter.set(slot(form));
  else
    filter.set();  // says nothing about what follows
}

void LineRows::add(std::string_view where, Key form) {
  while (!form.empty() && (form.front() == u' ' || form.front() == u'-' || form.front() == u'•')) form.erase(0, 1);
  if (form.empty()) return;
  if (where == "contains") {
    note(inner_, form);
    contains_.push_back(std::move(form));
  } else if (where == "prefix" || where == "whole") {
    note(first_, form);
    (where == "prefix" ? prefix_ : whole_).push_back(std::move(form));
  }
}

bool LineRows::begins(KeyView line, std::size_t words_end) const {
  if (line.empty() || (line.size() >= 3 && !first_.test(slot(line)))) return false;
  const auto words = line.substr(0, words_end);
  return std::any_of(whole_.begin(), whole_.end(), [&](const Key& form) { return line == form || words == form; }) ||
         std::any_of(prefix_.begin(), prefix_.end(), [&](const Key& form) { return begins_with_word(line, form); });
}

bool LineRows::stands_at(KeyView line, std::size_t position) const {
  const auto rest = line.substr(position);
  if (rest.size() < 3 || !inner_.test(slot(rest))) return false;
  return std::any_of(contains_.begin(), contains_.end(), [&](const Key& form) { return begins_with_word(rest, form); });
}

}  // namespace gainsay::analysis
