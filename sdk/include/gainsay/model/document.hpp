// SPDX-License-Identifier: Apache-2.0
// A document: one immutable text; and its appearances: where and when it was seen.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gainsay/base/date.hpp"
#include "gainsay/base/ids.hpp"

namespace gainsay::model {

enum class DateBasis : std::uint8_t { None, Dateline, Metadata, User };
constexpr const char* to_string(DateBasis basis) {
  constexpr const char* names[] = {"none", "dateline", "metadata", "user"};
  return names[static_cast<std::uint8_t>(basis)];
}

// A publication date as given: EDTF text and the days it covers. `second` is the time of day when one was given, else
// -1.
struct Published {
  std::string edtf;
  DayRange days;
  std::int32_t second = -1;
  DateBasis basis = DateBasis::None;
};

struct Appearance {
  std::string path;  // as named on the command line, or relative to its folder
  std::optional<std::string> title, url, publisher, author;
  std::optional<Published> published;
  std::optional<std::string> retrieved;  // EDTF
};

struct Document {
  DocumentId id;
  std::string text;      // valid UTF-8
  std::string language;  // BCP 47; "und" when unknown; "" until analysed
  std::vector<Appearance> appearances;

  // The earliest known publication date: what relative times are anchored to.
  std::optional<Published> anchor() const {
    std::optional<Published> best;
    for (const auto& a : appearances)
      if (a.published && a.published->days.known() && (!best || a.published->days.lo < best->days.lo))
        best = a.published;
    return best;
  }
};

}  // namespace gainsay::model
