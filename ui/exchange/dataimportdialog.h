#pragma once

#include "ui/exchange/dataimport.h"

#include <QDialog>
#include <QFutureWatcher>
#include <QTimer>

class QDialogButtonBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace sourceline {

class ImportPreview;
class ImportRows;
class MappingForm;
class Workbench;

/// Shows what each row of a table would become, lets columns be mapped where no layout is known,
/// and imports as one edit. Everything is read and written on workers.
class DataImportDialog : public QDialog
{
    Q_OBJECT

public:
    DataImportDialog(Workbench &workbench, const QString &path, QWidget *parent = nullptr);
    ~DataImportDialog() override;

    void import();
    /// Stops an import under way first; asks once before a mapping made by hand is lost.
    void reject() override;

    ImportPreview *preview() const { return m_preview; }

    MappingForm *mapping() const { return m_mapping; }

    QString about() const;    ///< what is said over the rows
    QString sentence() const; ///< what is said under the rows

signals:
    void previewed();
    void imported(const QString &sentence);
    void identityRequested(); ///< nobody is named: whoever hears it names them in the workbench

private:
    void build();
    void read();
    void showRead(const ReadTable &read);
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void map(); ///< once what is chosen has rested
    void startMapping(const ReadTable &read);
    QString headOf(const ReadTable &read) const;
    QString outcomeOf(const ReadTable &read) const;
    static QString words(qint64 count, const char *one, const char *many);
    static QString added(qint64 count, const char *one, const char *many);
    bool hasWriter(); ///< asks for their name where there is none
    void importDataset();
    void importPack();
    void saveRejected(const QByteArray &rows, qint64 count, const QString &sentence);
    void finish(const QString &error, const QString &sentence);
    void setBusy(const QString &what);

    Workbench &m_workbench;
    QString m_path;
    QFutureWatcher<std::shared_ptr<ReadTable>> m_reading;
    QFutureWatcher<Result<Edit>> m_writing;
    QFutureWatcher<Result<QString>> m_saving;
    std::shared_ptr<ReadTable> m_read;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    std::optional<QJsonObject> m_chosen; ///< mapping, where one is used
    ImportPreview *m_preview;
    MappingForm *m_mapping;
    ImportRows *m_rows;
    QLabel *m_about, *m_sentence;
    QProgressBar *m_progress;
    QDialogButtonBox *m_buttons;
    QPushButton *m_import;
    QTimer m_pause;
    bool m_isRemembered = false; ///< the mapping that the form began with
    bool m_isMapped = false;     ///< by hand, and not kept yet
    bool m_isWarned = false;
};

} // namespace sourceline
