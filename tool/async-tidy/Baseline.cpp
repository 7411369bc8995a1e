//===- Baseline.cpp - findings that are known already ---------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Baseline.h"
#include "OutputFile.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <climits>

using namespace llvm;

namespace async_tidy {
namespace {

constexpr int64_t Version = 1;

/// An entry as it stands in the file.
struct StoredEntry {
  std::string Check, File, Line;
  int64_t Count;
};

bool fromJSON(const json::Value &Value, StoredEntry &Entry, json::Path Path) {
  json::ObjectMapper Map(Value, Path);
  if (!Map || !Map.map("check", Entry.Check) || !Map.map("file", Entry.File) ||
      !Map.map("line", Entry.Line) || !Map.map("count", Entry.Count))
    return false;
  if (Entry.Count > 0 && Entry.Count <= UINT_MAX)
    return true;
  Path.field("count").report("expected a positive number");
  return false;
}

Error fail(StringRef File, const Twine &Why) {
  return createStringError(inconvertibleErrorCode(), "'" + File + "' " + Why);
}

} // namespace

Expected<Baseline> Baseline::read(StringRef File) {
  auto Buffer = MemoryBuffer::getFile(File);
  if (!Buffer)
    return fail(File, "cannot be read: " + Buffer.getError().message());
  Expected<json::Value> Document = json::parse((*Buffer)->getBuffer());
  if (!Document)
    return fail(File, "is no baseline: " + toString(Document.takeError()));
  const json::Object *Object = Document->getAsObject();
  const std::optional<int64_t> Found =
      Object ? Object->getInteger("version") : std::nullopt;
  if (!Found)
    return fail(File, "is no baseline: it has no version");
  if (*Found != Version)
    return fail(File, "is a baseline of version " + Twine(*Found) +
                          ", and this program reads version " + Twine(Version));

  std::vector<StoredEntry> Stored;
  json::Path::Root Root("baseline");
  json::ObjectMapper Map(*Document, Root);
  if (!Map || !Map.map("findings", Stored))
    return fail(File, "is no baseline: " + toString(Root.getError()));
  Baseline Result;
  for (const StoredEntry &Entry : Stored) {
    auto &Target =
        Result.Entries[{Entry.File, Entry.Check, withoutSpaces(Entry.Line)}];
    Target.Count += Entry.Count;
    Target.Line = Entry.Line;
  }
  return Result;
}

Error Baseline::write(StringRef File) const {
  return writeFile(File, [this](raw_ostream &Out) {
    Out << "{\n \"version\": " << Version << ",\n \"findings\": [";
    StringRef Separator = "\n";
    for (const auto &[Key, Entry] : Entries) {
      const json::Value Line = json::Object{{"check", Key.Check},
                                            {"count", Entry.Count},
                                            {"file", Key.File},
                                            {"line", Entry.Line}};
      Out << Separator << "  " << Line;
      Separator = ",\n";
    }
    Out << "\n ]\n}\n";
  });
}

void Baseline::add(FindingKey Key, StringRef Line) {
  Entry &Target = Entries[std::move(Key)];
  ++Target.Count;
  Target.Line = json::fixUTF8(collapse(Line));
}

bool Baseline::take(const FindingKey &Key) {
  const auto Found = Entries.find(Key);
  if (Found == Entries.end())
    return false;
  if (--Found->second.Count == 0)
    Entries.erase(Found);
  return true;
}

size_t Baseline::size() const {
  size_t Sum = 0;
  for (const auto &[Key, Entry] : Entries)
    Sum += Entry.Count;
  return Sum;
}

} // namespace async_tidy
