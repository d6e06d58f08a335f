// SPDX-License-Identifier: Apache-2.0
#include "tests/plugins/extract_quantities/layer_reader.hpp"

using gainsay::test::LayerReader;
namespace model = gainsay::model;
namespace time_flag = gainsay::model::time_flag;

namespace {

const LayerReader& reader() {
  static const LayerReader instance("org.gainsay.extract_times", "extract_times.so");
  return instance;
}

model::Time only(std::string_view language, const std::string& text, std::string_view published = {}) {
  const auto found = reader().mentions(language, text, published);
  REQUIRE(found.size() == 1);
  return std::get<model::Time>(found.front().value);
}

}  // namespace

TEST_CASE("every language file's own time tests hold, and each language has forty") {
  CHECK(gainsay::test::check_rows(reader(), "time") >= 40);
}

TEST_CASE("without a document date a relative time is found and stays unknown") {
  for (const auto& [language, text] : {std::pair<const char*, const char*>{"en", "It closed last year."},
                                       {"en", "It closed in May."},
                                       {"en", "He spoke on Monday."},
                                       {"it", "Ha chiuso l’anno scorso."},
                                       {"tr", "Geçen hafta kapandı."},
                                       {"fa", "سال گذشته بسته شد."}}) {
    INFO(text);
    const auto time = only(language, text);
    CHECK(time.basis == model::Basis::None);
    CHECK(time.edtf.empty());
    CHECK_FALSE(time.days.known());
  }
  CHECK(only("en", "It closed last year.", "2023-09-05").basis == model::Basis::Anchored);
}

TEST_CASE("the cue words belong to the mention") {
  CHECK(reader().words("en", "He backed it until 2017, they say.") == "until 2017");
  CHECK(reader().words("it", "Lo ha sostenuto fino al 2017, dicono.") == "fino al 2017");
  CHECK(reader().words("tr", "Bunu 2017'ye kadar destekledi.") == "2017'ye kadar");
  CHECK(reader().words("fa", "او تا سال ۲۰۱۷ حمایت کرد.") == "تا سال ۲۰۱۷");
  CHECK(reader().words("fa", "از آگوست ۲۰۲۱ تا مارس ۲۰۲۲ رفت.") == "از آگوست ۲۰۲۱ تا مارس ۲۰۲۲");
}

TEST_CASE("until and since say so, and leave one end open") {
  const auto until = only("en", "He backed it until 2017.");
  CHECK(until.flags == time_flag::Until);
  CHECK(until.days == gainsay::DayRange{gainsay::day_min, gainsay::to_day({2017, 12, 31})});
  const auto since = only("tr", "2023'ten beri karşı.");
  CHECK(since.flags == time_flag::Since);
  CHECK(since.days == gainsay::DayRange{gainsay::to_day({2023, 1, 1}), gainsay::day_max});
  CHECK(only("en", "He backed it in 2017.").flags == 0);
}

TEST_CASE("a month without a year is the latest up to the document's date, and says so") {
  const auto july = only("it", "È andato a luglio.", "2023-09-05");
  CHECK(july.edtf == "2023-07");
  CHECK(july.flags == time_flag::NoYear);
  CHECK(only("it", "È andato a ottobre.", "2023-09-05").edtf == "2022-10");
  CHECK(only("it", "È andato a settembre.", "2023-09-05").edtf == "2023-09");
}

TEST_CASE("a document dated to a month anchors months and years, but no weekday") {
  CHECK(only("en", "It closed last year.", "2025-04").edtf == "2024");
  CHECK(only("en", "It closed two months ago.", "2025-04").edtf == "2025-02");
  CHECK(only("en", "He spoke on Monday.", "2025-04").edtf.empty());
}

TEST_CASE("durations count months, or days when they are shorter") {
  const auto months = only("fa", "در مدت ۱۸ ماه هیچ نفرستاد.");
  CHECK(months.kind == model::TimeKind::Duration);
  CHECK(months.duration == "P18M");
  CHECK(months.duration_lo == 18);
  CHECK(months.duration_hi == 18);
  const auto years = only("en", "It took more than two years.");
  CHECK(years.duration_lo == 24);
  CHECK(std::isinf(years.duration_hi));
  CHECK(only("en", "It took three weeks.").duration_lo == 21);
  const auto decades = only("it", "Mancano pezzi da decenni.");
  CHECK(decades.duration_lo == 240);
  CHECK(std::isinf(decades.duration_hi));
  CHECK(only("en", "It took two to three years.").duration_hi == 36);
}

TEST_CASE("an offset from an event has no days") {
  const auto offset = only("it", "Ha chiuso due mesi dopo l’incendio.", "2023-09-05");
  CHECK(offset.basis == model::Basis::Event);
  CHECK_FALSE(offset.days.known());
}

TEST_CASE("a Persian date is given in the Gregorian calendar, leap years included") {
  CHECK(only("fa", "در ۳۰ اسفند ۱۳۹۹ بود.").edtf == "2021-03-20");
  CHECK(only("fa", "در ۳۰ اسفند ۱۴۰۳ بود.").edtf == "2025-03-20");
  CHECK(reader().words("fa", "در ۳۱ مهر ۱۴۰۲ بود.") != "در ۳۱ مهر ۱۴۰۲");
}

TEST_CASE("a day that does not exist is no date") {
  CHECK(reader().notation("en", "It was on 2023-02-30.") != "2023-02-30");
  CHECK(reader().notation("it", "Era il 31/02/2023.") != "2023-02-31");
}
