// Dates as files and people write them: what is read is a day, and EDTF reads it back.
#include "fuzzing.h"
#include "model/text/articlefacts.h"
#include "model/text/edtf.h"

using namespace sourceline;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QString text =
        QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QString day = edtfOfWrittenDate(text);
    if (!day.isEmpty()) {
        mustHold(day.size() == 10, "A day is not one", text);
        mustHold(bool(parseEdtf(day)), "EDTF does not read our own day", text);
        mustHold(edtfOfWrittenDate(day) == day, "Our own day is read as another", text);
    }
    if (const auto span = parseEdtf(text))
        displayDate(text);
    return 0;
}
