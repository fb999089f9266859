#pragma once

#include "model/exchange/pack.h"
#include "model/store/casefile.h"

#include <QTemporaryDir>
#include <QTest>

/// A casefile with the sample in a folder of its own.
class SampleFile
{
public:
    SampleFile()
    {
        using namespace sourceline;
        using namespace Qt::StringLiterals;
        m_path = m_folder.filePath(u"sample.sourceline"_s);
        if (const auto made = Connection::create(m_path, u"Sample"_s); !made)
            qFatal("%s", qPrintable(made.error().message));
        auto casefile = Casefile::open(m_path);
        if (!casefile)
            qFatal("%s", qPrintable(casefile.error().message));
        auto pack = readPack(samplePack(), u"sample"_s);
        if (!pack)
            qFatal("%s", qPrintable(pack.error().message));
        auto done = (*casefile)->edit({u"test"_s, u"Import"_s},
                                      packImport(std::make_shared<const Pack>(*std::move(pack)),
                                                 std::make_shared<PackReport>()));
        done.waitForFinished();
        if (!done.result())
            qFatal("%s", qPrintable(done.result().error().message));
    }

    QString path() const { return m_path; }

private:
    QTemporaryDir m_folder;
    QString m_path;
};
