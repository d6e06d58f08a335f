// SPDX-License-Identifier: Apache-2.0
// gainsay-lexicon: language files, ICU/CLDR and knowledge tables -> one compiled lexicon.
#include <CLI/CLI.hpp>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "sdk/lexicon/writer.hpp"

namespace {

using gainsay::Error;
using gainsay::Result;

// Written beside its place and then moved there, so that nobody maps half a file.
Result<void> replace_file(const std::string& path, const std::string& bytes) {
  const std::string fresh = path + ".new";
  std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) return Error{gainsay::ErrorCode::Io, "the file cannot be written", fresh, ""};
  std::error_code error;
  std::filesystem::rename(fresh, path, error);
  if (error) return Error{gainsay::ErrorCode::Io, "the file cannot be replaced: " + error.message(), path, ""};
  return {};
}

Result<void> build(const std::string& languages, const std::string& knowledge, const std::string& output, bool quiet) {
  const auto language_files = gainsay::lexicon::read_languages(languages);
  if (!language_files) return language_files.error();
  const auto knowledge_files = gainsay::lexicon::read_knowledge(knowledge);
  if (!knowledge_files) return knowledge_files.error();
  const auto compiled = gainsay::lexicon::compile(*language_files, *knowledge_files);
  if (!compiled) return compiled.error();
  if (auto written = replace_file(output, compiled->bytes); !written) return written;
  const auto& sum = compiled->summary;
  if (!quiet) {
    std::printf("%s: %zu languages, %zu partial, %zu entries, %zu keys, %zu trie slots, %zu entities, %zu bytes\n",
                output.c_str(), sum.languages, sum.partial, sum.entries, sum.keys, sum.slots, sum.entities,
                compiled->bytes.size());
  }
  return {};
}

int report(const Error& error) {
  std::fprintf(stderr, "gainsay-lexicon: %s%s%s\n", error.where.c_str(), error.where.empty() ? "" : ": ",
               error.message.c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  std::string languages, knowledge, output;
  bool quiet = false;
  CLI::App app("Compiles language files and knowledge tables into one lexicon");
  app.add_option("--languages", languages, "folder with *.lang")->required();
  app.add_option("--knowledge", knowledge, "folder with *.tsv")->required();
  app.add_option("-o,--output", output, "file to write")->required();
  app.add_flag("-q,--quiet", quiet, "print nothing when all is well");
  try {
    app.parse(argc, argv);
    const auto built = build(languages, knowledge, output, quiet);
    return built ? 0 : report(built.error());
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  } catch (const std::exception& error) {
    return report({gainsay::ErrorCode::Internal, error.what(), "", ""});
  }
}
