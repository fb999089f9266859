// Packs of any shape: refused with a sentence that names the file, or a dry run says what the
// import does, a second one adds nothing, and undo takes all of it back.
#include "model/exchange/pack.h"
#include "scratchcase.h"

using namespace sourceline;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QString shown = QString::fromUtf8(bytes);
    auto read = readPack(bytes, QStringLiteral("a.json"));
    if (!read) {
        mustHold(read.error().message.startsWith(QStringLiteral("a.json")),
                 "A refusal names no file",
                 read.error().message);
        return 0;
    }
    static ScratchCase scratch;
    EditLog &log = scratch.log();
    const auto pack = std::make_shared<const Pack>(*std::move(read));
    const auto told = packDryRun(scratch.database(), *pack);
    const auto report = std::make_shared<PackReport>();
    const Reason reason{QStringLiteral("Fuzz"), QStringLiteral("Import"), {}, "import"};
    const auto edit = log.apply(reason, packImport(pack, report));
    if (!edit) {
        mustHold(scratch.rowsAdded() == 0, "A refused pack left rows", edit.error().message);
        return 0;
    }
    mustHold(bool(told), "The dry run refused what came in", shown);
    mustHold(told->added == report->added && told->texts == report->texts,
             "The dry run told another thing",
             shown);
    mustHold(scratch.rowsAdded() == report->added, "It counts other rows than it added", shown);
    const auto again = packDryRun(scratch.database(), *pack);
    mustHold(again && again->added == 0 && again->texts == 0 && again->conflicts.isEmpty(),
             "The same pack again is not the same",
             shown);
    if (edit->seq == 0)
        return 0;
    const auto undone = log.revert(edit->id, {QStringLiteral("Fuzz"), {}, {}, "undo"});
    mustHold(bool(undone), "It cannot be undone", shown);
    mustHold(scratch.rowsAdded() == 0, "Undo left rows", shown);
    return 0;
}
