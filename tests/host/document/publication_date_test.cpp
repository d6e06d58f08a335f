// SPDX-License-Identifier: Apache-2.0
#include "host/document/publication_date.hpp"

#include "tests/support/catch.hpp"

using gainsay::day_max;
using gainsay::day_min;
using gainsay::to_day;
using gainsay::document::parse_publication_date;
using gainsay::model::DateBasis;

TEST_CASE("a publication date covers the days it names") {
  struct Row {
    const char* text;
    gainsay::Day lo, hi;
    int second;
  };
  const Row rows[] = {
      {"2021", to_day({2021, 1, 1}), to_day({2021, 12, 31}), -1},
      {"2024-02", to_day({2024, 2, 1}), to_day({2024, 2, 29}), -1},
      {"2023-02", to_day({2023, 2, 1}), to_day({2023, 2, 28}), -1},
      {"2022-11-30", to_day({2022, 11, 30}), to_day({2022, 11, 30}), -1},
      {"  2022-11-30\n", to_day({2022, 11, 30}), to_day({2022, 11, 30}), -1},
      {"2022-11~", to_day({2022, 11, 1}), to_day({2022, 11, 30}), -1},
      {"1998?", to_day({1998, 1, 1}), to_day({1998, 12, 31}), -1},
      {"2001-01-01%", to_day({2001, 1, 1}), to_day({2001, 1, 1}), -1},
      {"199X", to_day({1990, 1, 1}), to_day({1999, 12, 31}), -1},
      {"2020-XX", to_day({2020, 1, 1}), to_day({2020, 12, 31}), -1},
      {"2020-04-XX", to_day({2020, 4, 1}), to_day({2020, 4, 30}), -1},
      {"2020-03/2020-05", to_day({2020, 3, 1}), to_day({2020, 5, 31}), -1},
      {"2020/..", to_day({2020, 1, 1}), day_max, -1},
      {"../2020", day_min, to_day({2020, 12, 31}), -1},
      {"2024-06-16T14:25", to_day({2024, 6, 16}), to_day({2024, 6, 16}), 51900},
      {"2024-06-16 00:00:01", to_day({2024, 6, 16}), to_day({2024, 6, 16}), 1},
      {"2024-06-16T23:30:00.250Z", to_day({2024, 6, 16}), to_day({2024, 6, 16}), 84600},
      {"2024-06-16T23:30+03:30", to_day({2024, 6, 16}), to_day({2024, 6, 16}), 84600},
      {"2024-06-16T24:00", to_day({2024, 6, 16}), to_day({2024, 6, 16}), 86399},
  };
  for (const auto& row : rows) {
    INFO(row.text);
    const auto date = parse_publication_date(row.text, DateBasis::User);
    REQUIRE(date);
    CHECK(date->days.lo == row.lo);
    CHECK(date->days.hi == row.hi);
    CHECK(date->second == row.second);
    CHECK(date->basis == DateBasis::User);
  }
}

TEST_CASE("what is no date is refused and named, never guessed") {
  for (const char* text : {"",
                           " ",
                           "yesterday",
                           "23",
                           "2023-13",
                           "2023-00",
                           "2023-02-29",
                           "2023-04-31",
                           "2023-4-1",
                           "0000",
                           "05/09/2023",
                           "2023-09-05T",
                           "2023-09-05T25:00",
                           "2023-09-05T12:60",
                           "2023-09-05T12:30+9",
                           "2023~~",
                           "2023-09-05x",
                           "2024/2023",
                           "../..",
                           "20X3",
                           "2023-09-05T24:01"}) {
    INFO(text);
    const auto date = parse_publication_date(text, DateBasis::User);
    REQUIRE_FALSE(date);
  }
  CHECK(parse_publication_date("2023-13", DateBasis::User).error().message == "\"2023-13\" is not a date");
}
