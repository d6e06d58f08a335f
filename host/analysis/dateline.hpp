// SPDX-License-Identifier: Apache-2.0
// A line that is mostly a date: when the text was published, in its own words.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "gainsay/model/document.hpp"
#include "host/analysis/scanner.hpp"
#include "host/analysis/vocabulary.hpp"

namespace gainsay::analysis {

struct Dateline {
  model::Published published;  // basis Dateline; one day
  bool weekday_agrees = true;  // false: the line names another weekday than its date has
};

// Reads tokens [begin, end), one paragraph. Understood: day, month name and year in any usual order; y-m-d; d/m/y and
// m/d/y where the numbers or the language ([timestyle] numeric) leave no doubt; a weekday; a clock time. Gregorian and,
// where the language has Jalali months, Jalali. Few other words may stand beside them: none that the date could belong
// to when there is neither weekday nor clock. nullopt when the line is not one.
std::optional<Dateline> read_dateline(std::string_view text, const Scan& scan, std::uint32_t begin, std::uint32_t end,
                                      const Vocabulary& vocabulary, const LanguageWords* words);

}  // namespace gainsay::analysis
