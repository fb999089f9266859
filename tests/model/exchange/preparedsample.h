#pragma once

#include "model/exchange/sample.h"

#include <QFile>
#include <QTemporaryDir>

namespace sourceline {

/// Puts a casefile with the sample at `path`: imported once a program, copied from then on, for an
/// import takes longer than most tests. Fails the program when it cannot.
inline void placeSample(const QString &path)
{
    struct Prepared
    {
        QTemporaryDir folder;
        QString path = folder.filePath(QStringLiteral("prepared.sourceline"));

        Prepared()
        {
            if (const auto made = createSampleCasefile(path, QStringLiteral("tester")); !made)
                qFatal("%s", qPrintable(made.error().message));
        }
    };

    static const Prepared prepared;
    if (!QFile::copy(prepared.path, path))
        qFatal("%s cannot be written", qPrintable(path));
}

} // namespace sourceline
