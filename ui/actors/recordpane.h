#pragma once

#include "model/store/editlog.h"
#include "ui/actors/recordmodel.h"
#include "ui/actors/recordsmodel.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QSplitter;
class QStackedWidget;
class QTableView;
class QTreeView;

namespace sourceline {

class EmptyState;
class InlineForm;
class Workbench;

/// What a manager of actors and one of places share: a list that is filtered by any spelling, the
/// record beside it (below it where there is little room), and a form in the record's place while
/// something is changed. The list has the focus; / and Ctrl+F go to the filter. Insert adds, F2
/// changes, Delete removes: in the list the record, in the record the name or relation; Return goes
/// where a line leads.
class RecordPane : public QWidget
{
    Q_OBJECT

public:
    QTableView *list() const { return m_list; }

    QTreeView *sheet() const { return m_sheet; }

    QLineEdit *filter() const { return m_filter; }

    InlineForm *form() const { return m_form; }

    Id record() const { return m_record; }

    void setRecord(Id record); ///< selects it; the filter goes if it hides it

signals:
    void incidentAsked(); ///< the current incident is the one asked for
    void noteAsked();     ///< on the subject
    void recordShown(sourceline::Id record);

protected:
    struct Words
    {
        QByteArray table; ///< actor or place
        QString title, filter, nothing, nothingMore;
        QStringList headings;
    };

    using List = std::vector<ManagedRecord>;
    using ListReader = Result<List> (*)(sqlite3 *); ///< run on a worker

    struct Shown
    {
        QString name, facts;
        std::vector<RecordSection> sections;
    };

    RecordPane(Workbench &workbench, Words words, QWidget *parent);

    virtual ListReader listReader() const = 0;
    virtual void readRecord(Id record, int number) = 0; ///< ends with showRecord()
    virtual void add() = 0;
    virtual void change() = 0;
    virtual void merge() = 0;
    virtual void addName() = 0;
    virtual void changeLine(const RecordLine &line) = 0;
    virtual EditLog::Change removal(Id record) = 0;
    virtual EditLog::Change
    lineRemoval(const RecordLine &line) = 0; ///< empty: it cannot be removed

    /// A button over the record with its key, enabled while there is one; beside the filter where
    /// it needs none.
    QAction *addRecordAction(const QString &text,
                             const QKeySequence &key,
                             QWidget *where,
                             const std::function<void()> &run,
                             bool needsRecord = true);
    void showRecord(int number, const Result<Shown> &shown);
    /// Runs an edit of the open form: closes it once it is done and selects what `then` says, or
    /// says what was wrong.
    void perform(const EditLog::Change &change, const std::function<Id(const Edit &)> &then = {});

    Workbench &workbench() const { return m_workbench; }

    static std::vector<RecordLine>
    incidentLines(const std::vector<std::pair<Id, std::pair<QString, QString>>> &incidents);
    static RecordSection noteSection(const std::vector<NoteView> &notes);
    static RecordSection formerSection(const std::vector<std::pair<Id, QString>> &formerly);

    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void goToFilter();
    void buildList();
    void buildRecord();
    void buildActions();
    void stale();
    void read();
    void take(const Result<List> &list);
    void follow();
    void select(Id record);
    void showEmpty();
    void style();
    void activate(const QModelIndex &index);
    void removeRecord();
    void lightLine();
    const RecordLine *currentLine() const;

    Workbench &m_workbench;
    Words m_words;
    RecordsModel *m_records;
    RecordModel *m_model;
    QSplitter *m_splitter;
    QLineEdit *m_filter;
    QHBoxLayout *m_top = nullptr; ///< the filter and what needs no record
    QTableView *m_list;
    QWidget *m_right, *m_buttons;
    QStackedWidget *m_stack;
    QLabel *m_name, *m_facts;
    QTreeView *m_sheet;
    InlineForm *m_form;
    EmptyState *m_empty;
    QList<QAction *> m_recordActions;
    QTimer m_soon;
    Id m_record, m_wanted;
    int m_listNumber = 0, m_number = 0;
    bool m_stale = true;
};

} // namespace sourceline
