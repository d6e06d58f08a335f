// SPDX-License-Identifier: Apache-2.0
// Three short texts that disagree: a backer of the sanctions (Persian), deliveries under its flag (Persian, Italian).
// Written for these tests.
#pragma once

#include "tests/host/cli/program.hpp"

namespace gainsay::test {

inline const char* const backing =
    "به نوشتهٔ این روزنامه، روسیه تا سال ۲۰۱۵ از قطعنامه‌های سازمان ملل علیه کره شمالی پشتیبانی کرد.";

inline void write_harbour(const Folder& folder) {
  folder.write("a.fa.txt", std::string("پست بندر\n\n") + backing + "\n");
  folder.write(
      "b.fa.txt",
      "یادداشت‌های بندر\n\nاز ژانویه ۲۰۲۴ تا مه ۲۰۲۵، چهل محموله مهمات از کره شمالی به روسیه ارسال شده است.\n\n"
      "محموله‌ها با سه کشتی با پرچم روسیه جابه‌جا شده‌اند.\n");
  folder.write("c.it.txt", "Il Corriere del Faro\n\nLa Corea del Nord ha fornito munizioni alla Russia nel 2024.\n");
  folder.write("sources.toml",
               "[[source]]\nfile = \"a.fa.txt\"\npublisher = \"Harbour Post\"\npublished = \"2016-02-01\"\n"
               "[[source]]\nfile = \"b.fa.txt\"\npublished = \"2025-06-01\"\n");
}

}  // namespace gainsay::test
