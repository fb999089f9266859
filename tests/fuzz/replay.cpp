// Runs a fuzz target over a corpus: every file of the folders and files named, in order.
#include "fuzzing.h"

#include <QDirIterator>
#include <QFile>

int main(int argc, char *argv[])
{
    QStringList files;
    for (int i = 1; i < argc; ++i) {
        const QString path = QFile::decodeName(argv[i]);
        if (QFileInfo(path).isFile())
            files.append(path);
        for (QDirIterator found(path, QDir::Files, QDirIterator::Subdirectories); found.hasNext();)
            files.append(found.next());
    }
    files.sort();
    for (const QString &path : files) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            std::fprintf(stderr, "%s cannot be read\n", qPrintable(path));
            return 1;
        }
        const QByteArray input = file.readAll();
        std::printf("%s\n", qPrintable(path)); // the last one is the finding
        std::fflush(stdout);
        LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char *>(input.constData()),
                               static_cast<size_t>(input.size()));
    }
    std::printf("%lld inputs\n", static_cast<long long>(files.size()));
    return files.isEmpty() ? 1 : 0;
}
