// SPDX-License-Identifier: Apache-2.0
// A small language for stories about casefiles: sentences become documents, words become claims.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "db/casefile.hpp"
#include "db/record.hpp"
#include "db/writer.hpp"
#include "gainsay/kit/hash.hpp"
#include "tests/support/catch.hpp"

namespace gainsay::db::test {

// A folder of its own, gone with it.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

// The value, or a failed test with the error's message.
template <class T>
T must(Result<T> result) {
  if (!result) FAIL(to_string(result.error().code) << ": " << result.error().message);
  return *std::move(result);
}
inline void must(const Result<void>& result) {
  if (!result) FAIL(to_string(result.error().code) << ": " << result.error().message);
}

inline const std::string extractor = "test.extractor";
inline const std::string verifier = "test.verifier";

model::Run run_of(const std::string& plugin, const std::string& version);
model::Document document_of(const std::string& text, const std::string& path = "a.txt");
// A claim about the first place where `words` stand in the document, with one slot, one cue and a time.
model::Claim claim_of(const model::Document& document, const std::string& words, const model::Run& run);
// A claim that uses every field there is.
model::Claim full_claim(const model::Document& document, const model::Run& run);
model::Link link_of(const model::Claim& a, const model::Claim& b, const std::string& rule = "opposed");

// What an extractor would hand over about one document.
struct Found {
  model::Document document;
  std::vector<RunId> completed;
  std::vector<model::Claim> claims;
  std::vector<model::Mention> mentions;
  std::string folded, comparison;
  DocumentRows rows() const;
};
Found found_in(const std::string& text, const std::vector<std::string>& words, const model::Run& run,
               const std::string& path = "a.txt");

// Names every term that the fixture uses and adds the run.
void prepare(Casefile& casefile, const model::Run& run);
// A casefile with two documents, three claims and a link; `first` is the document that goes in first.
void fill(Casefile& casefile, int first = 0);

void check_equal(const model::Claim& a, const model::Claim& b);
std::vector<std::string> messages(const std::vector<Problem>& problems);

}  // namespace gainsay::db::test
