<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About medannot</source>
        <translation>关于 medannot</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>声明</translation>
    </message>
    <message>
        <source>The notices are missing.</source>
        <translation>声明文件缺失。</translation>
    </message>
    <message>
        <source>Timed question sets for physicians, human baselines and labels of lesions, without a network. For research; not for diagnosis.</source>
        <translation>面向医师的限时题集、人类基线与皮损标注，不使用网络。仅供研究，不用于诊断。</translation>
    </message>
    <message>
        <source>Version {number}, Apache License 2.0</source>
        <translation>版本 {number}，Apache License 2.0</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>About medannot</source>
        <translation>关于 medannot</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Add a corner</source>
        <translation>添加顶点</translation>
    </message>
    <message>
        <source>Add a look-alike…</source>
        <translation>添加易混淆术语…</translation>
    </message>
    <message>
        <source>Add a missed label</source>
        <translation>添加漏标的实体</translation>
    </message>
    <message>
        <source>Add below</source>
        <translation>在下方添加</translation>
    </message>
    <message>
        <source>Add beside</source>
        <translation>在同级添加</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Annotate images</source>
        <translation>标注图像</translation>
    </message>
    <message>
        <source>Answers of a model, a filled worksheet, readings of an outside model, or grades.</source>
        <translation>模型的回答、填好的工作表、外部模型的判读，或评分。</translation>
    </message>
    <message>
        <source>As A says</source>
        <translation>按 A</translation>
    </message>
    <message>
        <source>As B says</source>
        <translation>按 B</translation>
    </message>
    <message>
        <source>Back to all studies</source>
        <translation>返回研究列表</translation>
    </message>
    <message>
        <source>Back to the first view</source>
        <translation>恢复初始视图</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Back to the projects</source>
        <translation>返回项目列表</translation>
    </message>
    <message>
        <source>Back to the question sets</source>
        <translation>返回题集</translation>
    </message>
    <message>
        <source>Back to the results</source>
        <translation>返回结果</translation>
    </message>
    <message>
        <source>Back to the rounds</source>
        <translation>返回复核轮次</translation>
    </message>
    <message>
        <source>Back to the tree</source>
        <translation>返回术语树</translation>
    </message>
    <message>
        <source>Begin or go on</source>
        <translation>开始或继续</translation>
    </message>
    <message>
        <source>Blind to model and key, in a random order.</source>
        <translation>隐去模型和答案，顺序随机。</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>两者都取</translation>
    </message>
    <message>
        <source>Both languages or one</source>
        <translation>双语或单语</translation>
    </message>
    <message>
        <source>Brighter</source>
        <translation>调亮</translation>
    </message>
    <message>
        <source>By ability</source>
        <translation>按能力</translation>
    </message>
    <message>
        <source>By reader</source>
        <translation>按阅片者</translation>
    </message>
    <message>
        <source>Cannot judge</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>Change which field holds what</source>
        <translation>更改各字段的内容</translation>
    </message>
    <message>
        <source>Check workspace</source>
        <translation>检查工作区</translation>
    </message>
    <message>
        <source>Choose a reason</source>
        <translation>选择原因</translation>
    </message>
    <message>
        <source>Choose an option by its letter</source>
        <translation>按字母选择选项</translation>
    </message>
    <message>
        <source>Choose an option by its number</source>
        <translation>按数字选择选项</translation>
    </message>
    <message>
        <source>Choose which questions come</source>
        <translation>选择要复核的题目</translation>
    </message>
    <message>
        <source>Choose which works come</source>
        <translation>选择复核哪些标注</translation>
    </message>
    <message>
        <source>Close the tree</source>
        <translation>折叠术语树</translation>
    </message>
    <message>
        <source>Close workspace</source>
        <translation>关闭工作区</translation>
    </message>
    <message>
        <source>Compare versions</source>
        <translation>比较版本</translation>
    </message>
    <message>
        <source>Confirm the answer and go on</source>
        <translation>确认答案并继续</translation>
    </message>
    <message>
        <source>Copy to the next frame of the series</source>
        <translation>复制到序列的下一帧</translation>
    </message>
    <message>
        <source>Copy to the previous frame of the series</source>
        <translation>复制到序列的上一帧</translation>
    </message>
    <message>
        <source>Corner text</source>
        <translation>四角文字</translation>
    </message>
    <message>
        <source>Cover part of the image…</source>
        <translation>遮盖图像局部…</translation>
    </message>
    <message>
        <source>Create study</source>
        <translation>创建研究</translation>
    </message>
    <message>
        <source>Cross or mark down</source>
        <translation>十字或标记下移</translation>
    </message>
    <message>
        <source>Cross or mark to the left</source>
        <translation>十字或标记左移</translation>
    </message>
    <message>
        <source>Cross or mark to the right</source>
        <translation>十字或标记右移</translation>
    </message>
    <message>
        <source>Cross or mark up</source>
        <translation>十字或标记上移</translation>
    </message>
    <message>
        <source>Darker</source>
        <translation>调暗</translation>
    </message>
    <message>
        <source>Drag: enlarge</source>
        <translation>拖动：缩放</translation>
    </message>
    <message>
        <source>Drag: move</source>
        <translation>拖动：移动</translation>
    </message>
    <message>
        <source>Drag: slices, frames</source>
        <translation>拖动：翻层、翻帧</translation>
    </message>
    <message>
        <source>Drag: window or brightness</source>
        <translation>拖动：窗或亮度</translation>
    </message>
    <message>
        <source>Draw a box</source>
        <translation>画矩形</translation>
    </message>
    <message>
        <source>Draw a distance</source>
        <translation>画距离线</translation>
    </message>
    <message>
        <source>Draw a line freely</source>
        <translation>画自由曲线</translation>
    </message>
    <message>
        <source>Draw a line of several parts</source>
        <translation>画折线</translation>
    </message>
    <message>
        <source>Draw a polygon</source>
        <translation>画多边形</translation>
    </message>
    <message>
        <source>Draw a seed</source>
        <translation>生成随机种子</translation>
    </message>
    <message>
        <source>Draw an ellipse</source>
        <translation>画椭圆</translation>
    </message>
    <message>
        <source>Draw subset</source>
        <translation>抽取子集</translation>
    </message>
    <message>
        <source>Draws the order again from the seed and compares.</source>
        <translation>用种子重新生成顺序并比对。</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>试运行</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Eighth last term</source>
        <translation>最近第 8 个术语</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Erase from a painted area</source>
        <translation>擦除涂绘区域</translation>
    </message>
    <message>
        <source>Erase this image…</source>
        <translation>彻底删除此图像…</translation>
    </message>
    <message>
        <source>Everything visible is annotated</source>
        <translation>可见内容均已标注</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export a set for models…</source>
        <translation>导出题集供模型作答…</translation>
    </message>
    <message>
        <source>Export as a folder</source>
        <translation>导出为文件夹</translation>
    </message>
    <message>
        <source>Export as a model…</source>
        <translation>导出为模型…</translation>
    </message>
    <message>
        <source>Export as a workbook</source>
        <translation>导出为工作簿</translation>
    </message>
    <message>
        <source>Export baseline</source>
        <translation>导出基线</translation>
    </message>
    <message>
        <source>Fainter marks</source>
        <translation>标记变淡</translation>
    </message>
    <message>
        <source>Favourite or not</source>
        <translation>收藏或取消收藏</translation>
    </message>
    <message>
        <source>Favourites or tree</source>
        <translation>收藏或术语树</translation>
    </message>
    <message>
        <source>Fifth last term</source>
        <translation>最近第 5 个术语</translation>
    </message>
    <message>
        <source>Fifth step</source>
        <translation>第 5 步</translation>
    </message>
    <message>
        <source>First slice, frame</source>
        <translation>首层、首帧</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>第 1 步</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Fourth last term</source>
        <translation>最近第 4 个术语</translation>
    </message>
    <message>
        <source>Fourth step</source>
        <translation>第 4 步</translation>
    </message>
    <message>
        <source>Freeze set</source>
        <translation>冻结题集</translation>
    </message>
    <message>
        <source>Frozen versions</source>
        <translation>已冻结的版本</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Give up what is begun</source>
        <translation>放弃正在画的</translation>
    </message>
    <message>
        <source>Give up…</source>
        <translation>停用…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Hand the case in, or open it again</source>
        <translation>提交病例，或重新打开</translation>
    </message>
    <message>
        <source>Hide or show all marks</source>
        <translation>隐藏或显示全部标记</translation>
    </message>
    <message>
        <source>Hide or show marks and shade</source>
        <translation>隐藏或显示标记和遮暗</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>History of this term</source>
        <translation>此术语的历史</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>首页</translation>
    </message>
    <message>
        <source>How the readings agree</source>
        <translation>两份判读的一致性</translation>
    </message>
    <message>
        <source>Image 1 to 9</source>
        <translation>图像 1 至 9</translation>
    </message>
    <message>
        <source>Import a workbook</source>
        <translation>导入工作簿</translation>
    </message>
    <message>
        <source>Import questions</source>
        <translation>导入题目</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反色</translation>
    </message>
    <message>
        <source>Join with another language…</source>
        <translation>与另一语言合并…</translation>
    </message>
    <message>
        <source>Keep the chosen options</source>
        <translation>保留所选选项</translation>
    </message>
    <message>
        <source>Keep the correction</source>
        <translation>保留更正</translation>
    </message>
    <message>
        <source>Keep the edited question</source>
        <translation>保存修改后的题目</translation>
    </message>
    <message>
        <source>Keep this consensus</source>
        <translation>保存此共识</translation>
    </message>
    <message>
        <source>Keep this version…</source>
        <translation>保存此版本…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Labels, or terms</source>
        <translation>标签，或术语</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>加大画笔</translation>
    </message>
    <message>
        <source>Last chosen term</source>
        <translation>最近选用的术语</translation>
    </message>
    <message>
        <source>Last slice, frame</source>
        <translation>末层、末帧</translation>
    </message>
    <message>
        <source>Leave the label out</source>
        <translation>舍弃此标签</translation>
    </message>
    <message>
        <source>Leave without a change</source>
        <translation>不作改动离开</translation>
    </message>
    <message>
        <source>Lexicon</source>
        <translation>词典</translation>
    </message>
    <message>
        <source>Linked: slices, frames</source>
        <translation>联动：层、帧</translation>
    </message>
    <message>
        <source>Linked: window</source>
        <translation>联动：窗</translation>
    </message>
    <message>
        <source>Linked: zoom and place</source>
        <translation>联动：缩放与位置</translation>
    </message>
    <message>
        <source>Look at images</source>
        <translation>查看图像</translation>
    </message>
    <message>
        <source>Magnifying glass</source>
        <translation>放大镜</translation>
    </message>
    <message>
        <source>Make smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Mark a point</source>
        <translation>标一个点</translation>
    </message>
    <message>
        <source>Marks over the image, or not</source>
        <translation>显示或隐藏图像上的标记</translation>
    </message>
    <message>
        <source>Measure a length</source>
        <translation>测量长度</translation>
    </message>
    <message>
        <source>Measure an angle</source>
        <translation>测量角度</translation>
    </message>
    <message>
        <source>Measure in a polygon</source>
        <translation>多边形内测量</translation>
    </message>
    <message>
        <source>Measure in a rectangle</source>
        <translation>矩形内测量</translation>
    </message>
    <message>
        <source>Measure in an ellipse</source>
        <translation>椭圆内测量</translation>
    </message>
    <message>
        <source>Mirror left–right</source>
        <translation>左右翻转</translation>
    </message>
    <message>
        <source>Mirror top–bottom</source>
        <translation>上下翻转</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Move the image down</source>
        <translation>图像下移</translation>
    </message>
    <message>
        <source>Move the image left</source>
        <translation>图像左移</translation>
    </message>
    <message>
        <source>Move the image right</source>
        <translation>图像右移</translation>
    </message>
    <message>
        <source>Move the image up</source>
        <translation>图像上移</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>移至…</translation>
    </message>
    <message>
        <source>Name a problem</source>
        <translation>指明问题</translation>
    </message>
    <message>
        <source>Names beside marks</source>
        <translation>标记旁显示名称</translation>
    </message>
    <message>
        <source>Narrow tree and search</source>
        <translation>限定术语树与检索</translation>
    </message>
    <message>
        <source>Narrower window</source>
        <translation>收窄窗宽</translation>
    </message>
    <message>
        <source>Neither</source>
        <translation>两者都不取</translation>
    </message>
    <message>
        <source>New study</source>
        <translation>新建研究</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>新建工作区</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>下一例</translation>
    </message>
    <message>
        <source>Next case, wherever the keys are</source>
        <translation>下一例（不论焦点所在）</translation>
    </message>
    <message>
        <source>Next conflict</source>
        <translation>下一处分歧</translation>
    </message>
    <message>
        <source>Next label</source>
        <translation>下一个实体</translation>
    </message>
    <message>
        <source>Next mark or corner</source>
        <translation>下一个标记或顶点</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一窗格</translation>
    </message>
    <message>
        <source>Next part: image, terms, steps</source>
        <translation>下一区：图像、术语、步骤</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>下一题</translation>
    </message>
    <message>
        <source>Next record</source>
        <translation>下一条记录</translation>
    </message>
    <message>
        <source>Next series</source>
        <translation>下一序列</translation>
    </message>
    <message>
        <source>Next slice, frame</source>
        <translation>下一层、帧</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next unfinished case</source>
        <translation>下一未完成病例</translation>
    </message>
    <message>
        <source>Next work</source>
        <translation>下一份标注</translation>
    </message>
    <message>
        <source>Ninth last term</source>
        <translation>最近第 9 个术语</translation>
    </message>
    <message>
        <source>No option can be read</source>
        <translation>读不出选项</translation>
    </message>
    <message>
        <source>Of differentials, the two lists merged.</source>
        <translation>鉴别诊断则取两份列表的合并结果。</translation>
    </message>
    <message>
        <source>One pixel to one pixel</source>
        <translation>原始像素 1:1</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>退回一步</translation>
    </message>
    <message>
        <source>One, two or four panes</source>
        <translation>一、二或四个窗格</translation>
    </message>
    <message>
        <source>Only this branch, or all</source>
        <translation>仅此分支或全部</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>打开演示</translation>
    </message>
    <message>
        <source>Open the first level</source>
        <translation>展开 1 级</translation>
    </message>
    <message>
        <source>Open three levels</source>
        <translation>展开 3 级</translation>
    </message>
    <message>
        <source>Open two levels</source>
        <translation>展开 2 级</translation>
    </message>
    <message>
        <source>Opens files, folders and archives; stores nothing.</source>
        <translation>打开文件、文件夹和压缩包；不存储任何内容。</translation>
    </message>
    <message>
        <source>Other marks step back</source>
        <translation>其他标记退后</translation>
    </message>
    <message>
        <source>Overlays of the file</source>
        <translation>文件自带的叠加层</translation>
    </message>
    <message>
        <source>Paint an area</source>
        <translation>涂绘区域</translation>
    </message>
    <message>
        <source>Panes move together</source>
        <translation>窗格联动</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play or stop the film</source>
        <translation>播放或停止电影</translation>
    </message>
    <message>
        <source>Preview a migration</source>
        <translation>预览迁移</translation>
    </message>
    <message>
        <source>Previous case</source>
        <translation>上一例</translation>
    </message>
    <message>
        <source>Previous case, wherever the keys are</source>
        <translation>上一例（不论焦点所在）</translation>
    </message>
    <message>
        <source>Previous conflict</source>
        <translation>上一处分歧</translation>
    </message>
    <message>
        <source>Previous label</source>
        <translation>上一个实体</translation>
    </message>
    <message>
        <source>Previous mark or corner</source>
        <translation>上一个标记或顶点</translation>
    </message>
    <message>
        <source>Previous part</source>
        <translation>上一区</translation>
    </message>
    <message>
        <source>Previous question</source>
        <translation>上一题</translation>
    </message>
    <message>
        <source>Previous record</source>
        <translation>上一条记录</translation>
    </message>
    <message>
        <source>Previous series</source>
        <translation>上一序列</translation>
    </message>
    <message>
        <source>Previous slice, frame</source>
        <translation>上一层、帧</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Previous unfinished case</source>
        <translation>上一未完成病例</translation>
    </message>
    <message>
        <source>Previous work</source>
        <translation>上一份标注</translation>
    </message>
    <message>
        <source>Question library</source>
        <translation>题库</translation>
    </message>
    <message>
        <source>Quit medannot</source>
        <translation>退出 medannot</translation>
    </message>
    <message>
        <source>Read on above</source>
        <translation>向上翻阅</translation>
    </message>
    <message>
        <source>Read on below</source>
        <translation>向下翻阅</translation>
    </message>
    <message>
        <source>Read or edit the lexicon</source>
        <translation>阅读或编辑词典</translation>
    </message>
    <message>
        <source>Read unread answers</source>
        <translation>判读未读出的回答</translation>
    </message>
    <message>
        <source>Record, or fields by role</source>
        <translation>记录，或按角色列出的字段</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Remove all measures</source>
        <translation>删除全部测量</translation>
    </message>
    <message>
        <source>Remove the corner or the marks</source>
        <translation>删除顶点或标记</translation>
    </message>
    <message>
        <source>Remove the measure</source>
        <translation>删除测量</translation>
    </message>
    <message>
        <source>Result files that the scorers of models read.</source>
        <translation>模型评分程序可读取的结果文件。</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Return to the annotator</source>
        <translation>退回标注者</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Review labels</source>
        <translation>复核标注</translation>
    </message>
    <message>
        <source>Same question in the other language</source>
        <translation>另一语言的同一题</translation>
    </message>
    <message>
        <source>Say what is saved</source>
        <translation>告知保存状态</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>检索</translation>
    </message>
    <message>
        <source>Search a term for the label</source>
        <translation>为标签查找术语</translation>
    </message>
    <message>
        <source>Search the lexicon</source>
        <translation>检索词典</translation>
    </message>
    <message>
        <source>Second last term</source>
        <translation>最近第 2 个术语</translation>
    </message>
    <message>
        <source>Second step</source>
        <translation>第 2 步</translation>
    </message>
    <message>
        <source>Select all marks</source>
        <translation>全选标记</translation>
    </message>
    <message>
        <source>Select and change marks</source>
        <translation>选择并修改标记</translation>
    </message>
    <message>
        <source>Sentence in the other language</source>
        <translation>切换描述语言</translation>
    </message>
    <message>
        <source>Set a point; close the shape; corners of the mark</source>
        <translation>落点；闭合图形；标记的顶点</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Seventh last term</source>
        <translation>最近第 7 个术语</translation>
    </message>
    <message>
        <source>Show all again</source>
        <translation>重新显示全部</translation>
    </message>
    <message>
        <source>Show or hide the body map</source>
        <translation>显示或隐藏人体图</translation>
    </message>
    <message>
        <source>Show or hide the marks</source>
        <translation>显示或隐藏标记</translation>
    </message>
    <message>
        <source>Show the whole image</source>
        <translation>显示整幅图像</translation>
    </message>
    <message>
        <source>Simulated readers answer a copy of this study.</source>
        <translation>由模拟阅片者作答此研究的副本。</translation>
    </message>
    <message>
        <source>Sixth last term</source>
        <translation>最近第 6 个术语</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>减小画笔</translation>
    </message>
    <message>
        <source>Start reading</source>
        <translation>开始阅片</translation>
    </message>
    <message>
        <source>Stored draws</source>
        <translation>已存抽样</translation>
    </message>
    <message>
        <source>Stronger marks</source>
        <translation>标记变浓</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>Switch between dark and light</source>
        <translation>切换深色与浅色</translation>
    </message>
    <message>
        <source>Take a question set</source>
        <translation>作答题集</translation>
    </message>
    <message>
        <source>Take a set</source>
        <translation>作答题集</translation>
    </message>
    <message>
        <source>Take back into use</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>Take in a file…</source>
        <translation>收入文件…</translation>
    </message>
    <message>
        <source>Take over, or write, what is shown</source>
        <translation>接受或写出所示内容</translation>
    </message>
    <message>
        <source>Take the chosen row back…</source>
        <translation>撤回所选行…</translation>
    </message>
    <message>
        <source>Take the last choice back</source>
        <translation>撤回上一次选择</translation>
    </message>
    <message>
        <source>Take the last decision back</source>
        <translation>撤回上一个决定</translation>
    </message>
    <message>
        <source>Take the last one back</source>
        <translation>撤回上一个</translation>
    </message>
    <message>
        <source>Take the last point back</source>
        <translation>撤回上一个点</translation>
    </message>
    <message>
        <source>The answer just saved was a slip</source>
        <translation>刚保存的答案系误答</translation>
    </message>
    <message>
        <source>Third last term</source>
        <translation>最近第 3 个术语</translation>
    </message>
    <message>
        <source>Third step</source>
        <translation>第 3 步</translation>
    </message>
    <message>
        <source>This field holds the ability</source>
        <translation>此字段为能力</translation>
    </message>
    <message>
        <source>This field holds the case</source>
        <translation>此字段为病例</translation>
    </message>
    <message>
        <source>This field holds the context</source>
        <translation>此字段为背景</translation>
    </message>
    <message>
        <source>This field holds the explanation</source>
        <translation>此字段为解析</translation>
    </message>
    <message>
        <source>This field holds the group</source>
        <translation>此字段为组</translation>
    </message>
    <message>
        <source>This field holds the images</source>
        <translation>此字段为图像</translation>
    </message>
    <message>
        <source>This field holds the language</source>
        <translation>此字段为语言</translation>
    </message>
    <message>
        <source>This field holds the options</source>
        <translation>此字段为选项</translation>
    </message>
    <message>
        <source>This field holds the order in the group</source>
        <translation>此字段存放组内顺序</translation>
    </message>
    <message>
        <source>This field holds the question</source>
        <translation>此字段为题干</translation>
    </message>
    <message>
        <source>This field holds the right answer</source>
        <translation>此字段为正确答案</translation>
    </message>
    <message>
        <source>This field holds the split</source>
        <translation>此字段为划分</translation>
    </message>
    <message>
        <source>This field holds the type</source>
        <translation>此字段为题型</translation>
    </message>
    <message>
        <source>This field is kept as a category</source>
        <translation>此字段保留为类别</translation>
    </message>
    <message>
        <source>This field names the item</source>
        <translation>此字段为题目标识</translation>
    </message>
    <message>
        <source>This field plays no role</source>
        <translation>此字段无角色</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试答</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>左转</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>右转</translation>
    </message>
    <message>
        <source>Type in a model's figure…</source>
        <translation>手工录入模型数值…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Use as size of the lesion</source>
        <translation>作为皮损的大小</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>核验</translation>
    </message>
    <message>
        <source>Verify audit trail</source>
        <translation>核验稽查轨迹</translation>
    </message>
    <message>
        <source>What is asked next of the lesion</source>
        <translation>该皮损接着要填的一项</translation>
    </message>
    <message>
        <source>What was asked before</source>
        <translation>上一项</translation>
    </message>
    <message>
        <source>While you type an answer, hold Alt.</source>
        <translation>输入答案时请按住 Alt。</translation>
    </message>
    <message>
        <source>Whole sentence, or two lines</source>
        <translation>整句，或两行</translation>
    </message>
    <message>
        <source>Wider window, contrast</source>
        <translation>加宽窗宽，对比度</translation>
    </message>
    <message>
        <source>Window preset</source>
        <translation>预设窗</translation>
    </message>
    <message>
        <source>Workbook, CSV and JSON, each with its codebook.</source>
        <translation>工作簿、CSV 和 JSON，各附变量说明。</translation>
    </message>
    <message>
        <source>Write a comment</source>
        <translation>写评论</translation>
    </message>
    <message>
        <source>Write a worksheet of unread answers…</source>
        <translation>写出未读回答的工作表…</translation>
    </message>
    <message>
        <source>Write prompts for outside models…</source>
        <translation>为外部模型写出提示词…</translation>
    </message>
</context>
<context>
    <name>AddDialog</name>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Name in Chinese</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>英文名称</translation>
    </message>
</context>
<context>
    <name>Adjudication</name>
    <message numerus="yes">
        <source>%Ln mark(s)</source>
        <translation><numerusform>%Ln 处标记</numerusform></translation>
    </message>
    <message>
        <source>({low} to {high})</source>
        <translation>（{low} 至 {high}）</translation>
    </message>
    <message>
        <source>AC1</source>
        <translation>AC1</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Alpha, MASI</source>
        <translation>Alpha（MASI）</translation>
    </message>
    <message>
        <source>As A says</source>
        <translation>按 A</translation>
    </message>
    <message>
        <source>As B says</source>
        <translation>按 B</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>两者都取</translation>
    </message>
    <message>
        <source>Cohen's kappa on whole sets; chance by the shares of each side, sides by their codes</source>
        <translation>整组的 Cohen κ；机遇一致按各方占比计算，双方按代码排序</translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation>完整性</translation>
    </message>
    <message>
        <source>Diagnoses</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Differential</source>
        <translation>鉴别诊断</translation>
    </message>
    <message>
        <source>Everything visible is annotated</source>
        <translation>可见内容均已标注</translation>
    </message>
    <message>
        <source>Exact term</source>
        <translation>同一术语</translation>
    </message>
    <message>
        <source>First diagnosis</source>
        <translation>首位诊断</translation>
    </message>
    <message>
        <source>Group of terms</source>
        <translation>术语组</translation>
    </message>
    <message>
        <source>Gwet's AC1 on whole sets</source>
        <translation>以整个集合计的 Gwet AC1</translation>
    </message>
    <message>
        <source>Identical</source>
        <translation>完全相同</translation>
    </message>
    <message>
        <source>Image {number}</source>
        <translation>图像 {number}</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Kappa</source>
        <translation>κ</translation>
    </message>
    <message>
        <source>Krippendorff's alpha, 1 - observed / expected disagreement; nominal on whole sets</source>
        <translation>Krippendorff alpha，1 - 观察分歧 / 期望分歧；以整个集合为名义值</translation>
    </message>
    <message>
        <source>Lesion</source>
        <translation>皮损</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>皮损</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>皮损所在部位</translation>
    </message>
    <message>
        <source>Locations</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Merged, tie by the fixed order</source>
        <translation>合并，并列按固定次序</translation>
    </message>
    <message>
        <source>Neither</source>
        <translation>两者都不取</translation>
    </message>
    <message>
        <source>Ordered by you</source>
        <translation>由您排序</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>重叠</translation>
    </message>
    <message>
        <source>Primary or secondary</source>
        <translation>原发或继发</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>判读</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Says nothing</source>
        <translation>未提及</translation>
    </message>
    <message>
        <source>Usable</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>as handed in, before any reviewer had part in them; consensus and conflicts start from the labels as they stand</source>
        <translation>以提交时为准，尚无复核者参与；共识与分歧以当前标注为起点</translation>
    </message>
    <message>
        <source>mean of |A and B| / |A or B|; two empty sets are alike; Student's t</source>
        <translation>|A 与 B| / |A 或 B| 的均值；两个空集视为相同；Student t</translation>
    </message>
    <message>
        <source>of alpha, AC1 and kappa: jackknife over cases, variance = (cases - 1) / cases times the squares of what each is without one case about their mean; Student's t</source>
        <translation>alpha、AC1 与 kappa 的区间：按病例刀切法，方差等于各自去掉一例后的值与其均值之差的平方和乘以（病例数减 1）再除以病例数；Student t</translation>
    </message>
    <message>
        <source>overlap of marks</source>
        <translation>标记重叠</translation>
    </message>
    <message>
        <source>paired by you</source>
        <translation>由您配对</translation>
    </message>
    <message>
        <source>same location</source>
        <translation>所在部位相同</translation>
    </message>
    <message>
        <source>same term</source>
        <translation>术语相同</translation>
    </message>
    <message>
        <source>terms near each other</source>
        <translation>术语相近</translation>
    </message>
    <message>
        <source>the same with MASI's distance, which credits overlap</source>
        <translation>同上，采用计入重叠的 MASI 距离</translation>
    </message>
    <message>
        <source>units with the same set / units; Wilson with the effective size, by case</source>
        <translation>集合相同的单元 / 单元；按病例以有效样本量计的 Wilson 区间</translation>
    </message>
    <message>
        <source>– = all sets are alike, so that chance cannot be told from agreement</source>
        <translation>– = 所有集合都相同，无法区分一致与偶然</translation>
    </message>
</context>
<context>
    <name>AdjudicationPresenter</name>
    <message>
        <source>A reading was changed meanwhile; settle its conflicts again.</source>
        <translation>其间有一份判读被修改；请重新裁定其中的分歧。</translation>
    </message>
    <message>
        <source>Both cannot stand here; part the pair, or choose one.</source>
        <translation>此处不能两者都取；请拆开配对，或选其一。</translation>
    </message>
    <message>
        <source>Consensus {number} of case {case} is saved.</source>
        <translation>病例 {case} 的第 {number} 份共识已保存。</translation>
    </message>
    <message numerus="yes">
        <source>Not kept: %Ln open conflict(s); the first is in front.</source>
        <translation><numerusform>未保存：还有 %Ln 处分歧未裁定；第一处已显示。</numerusform></translation>
    </message>
    <message>
        <source>Say first who settles the readings.</source>
        <translation>请先说明由谁裁定。</translation>
    </message>
    <message>
        <source>There is no choice to take back.</source>
        <translation>没有可撤回的选择。</translation>
    </message>
    <message>
        <source>There is no conflict to be settled.</source>
        <translation>没有需要裁定的分歧。</translation>
    </message>
    <message>
        <source>This has to be one of the two.</source>
        <translation>此处须选其一。</translation>
    </message>
    <message>
        <source>This is the first case.</source>
        <translation>这是第一例。</translation>
    </message>
    <message>
        <source>This is the last case.</source>
        <translation>这是最后一例。</translation>
    </message>
</context>
<context>
    <name>AdjudicationView</name>
    <message>
        <source>Agreement</source>
        <translation>一致性</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Comment, kept with the consensus</source>
        <translation>备注，随共识一并保存</translation>
    </message>
    <message>
        <source>Comparing the readings</source>
        <translation>正在比较判读</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Somebody else settles</source>
        <translation>由他人裁定</translation>
    </message>
    <message>
        <source>There is no case to settle: none was handed in by two annotators yet, or you still have it to annotate.</source>
        <translation>没有可裁定的病例：尚无由两名标注者提交者，或您自己仍须标注。</translation>
    </message>
    <message>
        <source>Two readings · {project}</source>
        <translation>两份判读 · {project}</translation>
    </message>
    <message>
        <source>{code} annotated every case that two have handed in, and nobody settles their own readings; somebody else has to.</source>
        <translation>两人均已提交的病例皆由 {code} 标注过，任何人不得裁定自己的判读；须由他人裁定。</translation>
    </message>
    <message>
        <source>{done} of {all} settled</source>
        <translation>已裁定 {done} / {all}</translation>
    </message>
</context>
<context>
    <name>AdviceForm</name>
    <message>
        <source>For the case as a whole</source>
        <translation>针对整个病例</translation>
    </message>
    <message>
        <source>For which diagnosis: {name}</source>
        <translation>针对哪项诊断：{name}</translation>
    </message>
    <message>
        <source>For {name}</source>
        <translation>针对 {name}</translation>
    </message>
    <message>
        <source>Other advice, in free words</source>
        <translation>其他建议（自由填写）</translation>
    </message>
    <message>
        <source>Tick what is advised in the tree.</source>
        <translation>请在树中勾选建议。</translation>
    </message>
</context>
<context>
    <name>AgreementTable</name>
    <message>
        <source>AC1</source>
        <translation>AC1</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>一致性</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Alpha, MASI</source>
        <translation>Alpha（MASI）</translation>
    </message>
    <message>
        <source>By</source>
        <translation>按</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>比较对象</translation>
    </message>
    <message>
        <source>Identical, %</source>
        <translation>完全相同，%</translation>
    </message>
    <message>
        <source>Overlap, %</source>
        <translation>重叠，%</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元</translation>
    </message>
</context>
<context>
    <name>AgreementView</name>
    <message numerus="yes">
        <source>%Ln by one alone</source>
        <translation><numerusform>仅一方所见 %Ln 处</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln case(s) read by two</source>
        <translation><numerusform>两人判读 %Ln 例</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln lesion(s) seen by both</source>
        <translation><numerusform>双方均见皮损 %Ln 处</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them with conflicts</source>
        <translation><numerusform>其中 %Ln 例有分歧</numerusform></translation>
    </message>
    <message>
        <source>Agreement of two readings · {project}</source>
        <translation>两份判读的一致性·{project}</translation>
    </message>
    <message>
        <source>Back to the cases (Esc)</source>
        <translation>返回病例（Esc）</translation>
    </message>
    <message>
        <source>Comparing the readings</source>
        <translation>正在比较两份判读</translation>
    </message>
    <message>
        <source>No two readings of a case can be compared yet.</source>
        <translation>尚无可比较的两份判读。</translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>Alt+N</source>
        <translation>Alt+N</translation>
    </message>
    <message>
        <source>Answers lock when you go on.</source>
        <translation>进入下一题后答案即锁定。</translation>
    </message>
    <message>
        <source>Cannot judge</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>Esc goes back to the answers.</source>
        <translation>按 Esc 返回答案。</translation>
    </message>
    <message>
        <source>Why can you not judge this item?</source>
        <translation>为什么无法判断此题？</translation>
    </message>
</context>
<context>
    <name>AsReader</name>
    <message>
        <source>As a reader will see it</source>
        <translation>阅片者所见</translation>
    </message>
    <message>
        <source>It has no right answer; no study can score it.</source>
        <translation>没有正确答案；任何研究都无法为其评分。</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>下一题</translation>
    </message>
    <message>
        <source>No question yet.</source>
        <translation>尚无题目。</translation>
    </message>
    <message>
        <source>Not found: {name}</source>
        <translation>未找到：{name}</translation>
    </message>
    <message>
        <source>Previous question</source>
        <translation>上一题</translation>
    </message>
    <message>
        <source>Right answer, never shown to readers: {answer}</source>
        <translation>正确答案（绝不向阅片者显示）：{answer}</translation>
    </message>
    <message>
        <source>The image lies within the record.</source>
        <translation>图像在记录之中。</translation>
    </message>
    <message>
        <source>Try an answer</source>
        <translation>试作答</translation>
    </message>
    <message>
        <source>{file}, row {row}</source>
        <translation>{file}，第 {row} 行</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>第 {number} 题，共 {count} 题</translation>
    </message>
    <message>
        <source>{where}; group {group}</source>
        <translation>{where}；组 {group}</translation>
    </message>
    <message>
        <source>{where}; group {group}, place {place}</source>
        <translation>{where}；组 {group}，第 {place} 位</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>AuditPresenter</name>
    <message>
        <source>Every question of this queue is decided.</source>
        <translation>此队列的题目已全部判定。</translation>
    </message>
    <message>
        <source>Name what is wrong with the question (1 to 9), then reject it.</source>
        <translation>请先指明题目的问题（1 至 9），再判为不通过。</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>已撤回。</translation>
    </message>
    <message numerus="yes">
        <source>You have seen every question of this queue; %Ln of them skipped or flagged.</source>
        <translation><numerusform>此队列的题您已全部看过；其中 %Ln 题已跳过或标记。</numerusform></translation>
    </message>
</context>
<context>
    <name>BalanceView</name>
    <message numerus="yes">
        <source>%Ln case(s) are open to you.</source>
        <translation><numerusform>%Ln 例可由您打开。</numerusform></translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Cases by</source>
        <translation>病例按</translation>
    </message>
    <message>
        <source>Cases by level</source>
        <translation>各级别的病例</translation>
    </message>
    <message>
        <source>Cases by two dimensions</source>
        <translation>按两个维度的病例</translation>
    </message>
    <message>
        <source>Crossed with</source>
        <translation>与之交叉</translation>
    </message>
    <message>
        <source>Fewest cases first</source>
        <translation>病例最少者在前</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>按名称筛选</translation>
    </message>
    <message>
        <source>How finely</source>
        <translation>粗细程度</translation>
    </message>
    <message>
        <source>In the lexicon's order</source>
        <translation>按词典次序</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Levels that no case shows at all are left out: {down} down and {across} across.</source>
        <translation>完全没有病例的级别已略去：纵向 {down} 个，横向 {across} 个。</translation>
    </message>
    <message>
        <source>Most cases first</source>
        <translation>病例最多者在前</translation>
    </message>
    <message>
        <source>No case shows</source>
        <translation>没有病例</translation>
    </message>
    <message numerus="yes">
        <source>No case shows %Ln of the levels.</source>
        <translation><numerusform>有 %Ln 个级别没有病例。</numerusform></translation>
    </message>
    <message>
        <source>Not crossed</source>
        <translation>不交叉</translation>
    </message>
    <message>
        <source>Not recorded: nothing is known of all {all} cases.</source>
        <translation>未记录：全部 {all} 例均不详。</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>次序</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>The department came in with {count} cases; else it is the diseases'.</source>
        <translation>科室有 {count} 例随图像而来；其余取自疾病。</translation>
    </message>
    <message>
        <source>{branch}:</source>
        <translation>{branch}：</translation>
    </message>
    <message>
        <source>{dimension}: not recorded of all {all} cases.</source>
        <translation>{dimension}：全部 {all} 例均未记录。</translation>
    </message>
    <message>
        <source>{down}, {across}: {count} cases</source>
        <translation>{down}、{across}：{count} 例</translation>
    </message>
    <message>
        <source>{empty} of {cells} cells are empty.</source>
        <translation>{cells} 格中有 {empty} 格为空。</translation>
    </message>
    <message>
        <source>{known} of {all} cases count here; of {rest} nothing is known.</source>
        <translation>{all} 例中计入 {known} 例；其余 {rest} 例不详。</translation>
    </message>
</context>
<context>
    <name>BodyMap</name>
    <message>
        <source>Back</source>
        <translation>背面</translation>
    </message>
    <message>
        <source>Back of foot</source>
        <translation>足背</translation>
    </message>
    <message>
        <source>Back of hand</source>
        <translation>手背</translation>
    </message>
    <message>
        <source>Body map: {drawing}</source>
        <translation>人体图：{drawing}</translation>
    </message>
    <message>
        <source>Breasts, genitals</source>
        <translation>乳房、生殖器</translation>
    </message>
    <message>
        <source>Chosen: {names}. The tree of terms reaches every place by keys.</source>
        <translation>已选：{names}。术语树可用按键到达每个部位。</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Eyes, ears</source>
        <translation>眼、耳</translation>
    </message>
    <message>
        <source>Feet</source>
        <translation>足</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>女性</translation>
    </message>
    <message>
        <source>From behind</source>
        <translation>背面观</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>正面</translation>
    </message>
    <message>
        <source>Hands</source>
        <translation>手</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头部</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Left side</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>Lips drawn apart</source>
        <translation>唇部翻开</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>男性</translation>
    </message>
    <message>
        <source>Mouth</source>
        <translation>口腔</translation>
    </message>
    <message>
        <source>Palm</source>
        <translation>手掌</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>Sole</source>
        <translation>足底</translation>
    </message>
    <message>
        <source>Teeth</source>
        <translation>牙齿</translation>
    </message>
    <message>
        <source>Tongue lifted</source>
        <translation>舌抬起</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>CaseList</name>
    <message numerus="yes">
        <source>%Ln conflict(s)</source>
        <translation><numerusform>%Ln 处分歧</numerusform></translation>
    </message>
    <message>
        <source>A reading was changed after this case was settled; settle it again.</source>
        <translation>本例裁定后有一份判读被改动，请重新裁定。</translation>
    </message>
    <message>
        <source>Annotated by you</source>
        <translation>由您标注</translation>
    </message>
    <message>
        <source>Case {number}</source>
        <translation>病例 {number}</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Changed afterwards</source>
        <translation>之后有改动</translation>
    </message>
    <message>
        <source>They agree</source>
        <translation>意见一致</translation>
    </message>
</context>
<context>
    <name>CaseModel</name>
    <message>
        <source>Begun</source>
        <translation>已开始</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Given to</source>
        <translation>分配给</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>CasePanel</name>
    <message numerus="yes">
        <source>%Ln case(s)</source>
        <translation><numerusform>%Ln 例</numerusform></translation>
    </message>
    <message>
        <source>Case {number}</source>
        <translation>病例 {number}</translation>
    </message>
    <message>
        <source>Choose a case to see its images; several to make one of them.</source>
        <translation>选择一个病例可看其图像；选择多个可合为一例。</translation>
    </message>
    <message>
        <source>Each image a case</source>
        <translation>每幅图像一例</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>前移</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>合并</translation>
    </message>
    <message numerus="yes">
        <source>Join %Ln case(s)</source>
        <translation><numerusform>合并 %Ln 例</numerusform></translation>
    </message>
    <message>
        <source>Later</source>
        <translation>后移</translation>
    </message>
    <message>
        <source>No case chosen</source>
        <translation>未选择病例</translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln image(s) are shown.</source>
        <translation><numerusform>仅显示前 %Ln 幅图像。</numerusform></translation>
    </message>
    <message>
        <source>Tick an image to move it, or some to make a case of them.</source>
        <translation>勾选一幅图像可移动它，勾选几幅可另成一例。</translation>
    </message>
    <message>
        <source>Ticked become a case</source>
        <translation>勾选者另成一例</translation>
    </message>
    <message>
        <source>Work has begun, so that cases stay as they are.</source>
        <translation>工作已开始，病例不再变动。</translation>
    </message>
    <message>
        <source>{numbers}: their images come into case {first}, in this order.</source>
        <translation>{numbers}：其图像按此次序归入病例 {first}。</translation>
    </message>
</context>
<context>
    <name>CasePreview</name>
    <message numerus="yes">
        <source>%Ln case(s)</source>
        <translation><numerusform>%Ln 例</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) cannot be taken in.</source>
        <translation><numerusform>%Ln 个文件无法收入。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation><numerusform>%Ln 幅图像</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) came twice and are taken once.</source>
        <translation><numerusform>%Ln 幅图像重复出现，只收入一次。</numerusform></translation>
    </message>
    <message>
        <source>Case</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Choose images; their cases are shown here.</source>
        <translation>请选择图像；其病例将在此显示。</translation>
    </message>
    <message>
        <source>First cases</source>
        <translation>前几例</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Images that are left out</source>
        <translation>未收入的图像</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未收入</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>Looking at the images</source>
        <translation>正在查看图像</translation>
    </message>
    <message>
        <source>Looking at the images was stopped; nothing of it is kept.</source>
        <translation>已停止查看图像；未保留任何内容。</translation>
    </message>
    <message>
        <source>Making the project</source>
        <translation>正在建立项目</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln case(s) are listed.</source>
        <translation><numerusform>仅列出前 %Ln 例。</numerusform></translation>
    </message>
    <message>
        <source>What they become</source>
        <translation>将成为</translation>
    </message>
    <message>
        <source>Which, in their order</source>
        <translation>哪些图像及其次序</translation>
    </message>
    <message>
        <source>{cases}, {images}.</source>
        <translation>{cases}，{images}。</translation>
    </message>
    <message>
        <source>{what}  {done} of {total}</source>
        <translation>{what}  {done}/{total}</translation>
    </message>
</context>
<context>
    <name>CaseView</name>
    <message>
        <source>Case {number}</source>
        <translation>病例 {number}</translation>
    </message>
    <message>
        <source>Differential</source>
        <translation>鉴别诊断</translation>
    </message>
    <message>
        <source>Differential of image {place}</source>
        <translation>图像 {place} 的鉴别诊断</translation>
    </message>
    <message>
        <source>Disease</source>
        <translation>疾病</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Merged differential</source>
        <translation>合并的鉴别诊断</translation>
    </message>
    <message>
        <source>Merged differential of image {place}</source>
        <translation>图像 {place} 合并的鉴别诊断</translation>
    </message>
    <message>
        <source>Named by</source>
        <translation>提出者</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一例</translation>
    </message>
    <message>
        <source>No single diagnosis comes first; questions with one answer skip it.</source>
        <translation>没有单一诊断居首；只需一个答案的题目会跳过它。</translation>
    </message>
    <message>
        <source>None is named.</source>
        <translation>未提出诊断。</translation>
    </message>
    <message>
        <source>Not handed in yet.</source>
        <translation>尚未提交。</translation>
    </message>
    <message>
        <source>Nothing is said yet.</source>
        <translation>尚无描述。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open the case as {code}</source>
        <translation>以 {code} 的身份打开病例</translation>
    </message>
    <message>
        <source>Open the case in the workbench</source>
        <translation>在标注台打开病例</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一例</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>位次</translation>
    </message>
    <message>
        <source>They disagree</source>
        <translation>意见不一致</translation>
    </message>
    <message>
        <source>This image was erased on request.</source>
        <translation>此图像已按要求彻底删除。</translation>
    </message>
    <message>
        <source>Tied</source>
        <translation>并列</translation>
    </message>
    <message>
        <source>Two annotators have to hand theirs in before they are merged.</source>
        <translation>须有两名标注者提交后才能合并。</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Weight: the sum of 1 / rank over the annotators who handed theirs in.</source>
        <translation>权重：已提交的各标注者的 1 / 位次之和。</translation>
    </message>
    <message>
        <source>{narrower} is a kind of {wider}; they count as two.</source>
        <translation>{narrower} 是 {wider} 的一种；按两种计。</translation>
    </message>
</context>
<context>
    <name>CasesView</name>
    <message numerus="yes">
        <source>%Ln case(s)</source>
        <translation><numerusform>%Ln 例</numerusform></translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Cases shown</source>
        <translation>显示的病例</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>部分完成</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未完成</translation>
    </message>
</context>
<context>
    <name>ChangeTable</name>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation><numerusform>%Ln 处变更</numerusform></translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>之前与之后</translation>
    </message>
    <message>
        <source>Changes between the two versions</source>
        <translation>两个版本之间的变更</translation>
    </message>
    <message>
        <source>In version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Taken away</source>
        <translation>已去除</translation>
    </message>
    <message>
        <source>Terms after</source>
        <translation>变更后术语</translation>
    </message>
    <message>
        <source>Terms before</source>
        <translation>变更前术语</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Who decides for a label</source>
        <translation>标注由谁决定</translation>
    </message>
    <message>
        <source>a person, for each label</source>
        <translation>逐条由人决定</translation>
    </message>
    <message>
        <source>nobody: labels are kept and flagged</source>
        <translation>无人：标注保留并加标</translation>
    </message>
    <message>
        <source>nobody: labels follow</source>
        <translation>无人：标注随之变更</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>{condition}; a person where that is not known</source>
        <translation>{condition}；未知时由人决定</translation>
    </message>
    <message>
        <source>{label}: {before}, then {after}</source>
        <translation>{label}：{before}，之后 {after}</translation>
    </message>
    <message>
        <source>{label}: {said}</source>
        <translation>{label}：{said}</translation>
    </message>
</context>
<context>
    <name>ChangesStep</name>
    <message numerus="yes">
        <source>%Ln mark(s) mended.</source>
        <translation><numerusform>已修正 %Ln 处标记。</numerusform></translation>
    </message>
    <message>
        <source>Added to</source>
        <translation>予以补充</translation>
    </message>
    <message>
        <source>All of it is there already; nothing would change.</source>
        <translation>全部已有；不会有任何变化。</translation>
    </message>
    <message>
        <source>Before anything is written</source>
        <translation>写入之前</translation>
    </message>
    <message>
        <source>Beyond the edge of the image: {count}; they would end there.</source>
        <translation>超出图像边缘：{count}；将截至边缘。</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Case by case</source>
        <translation>逐例</translation>
    </message>
    <message>
        <source>Case {number}</source>
        <translation>病例 {number}</translation>
    </message>
    <message>
        <source>Cases into which something comes</source>
        <translation>有内容收入的病例</translation>
    </message>
    <message>
        <source>Crossing themselves: {count}; what is enclosed would be painted.</source>
        <translation>自身交叉：{count}；将涂满所围区域。</translation>
    </message>
    <message>
        <source>Everything comes in.</source>
        <translation>全部收入。</translation>
    </message>
    <message>
        <source>Mend marks, and take them in</source>
        <translation>修正标记并收入</translation>
    </message>
    <message>
        <source>Nothing of these files would come in.</source>
        <translation>这些文件不会收入任何内容。</translation>
    </message>
    <message>
        <source>Stays out</source>
        <translation>不收入</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>已完成的内容</translation>
    </message>
    <message>
        <source>What would be written</source>
        <translation>将写入的内容</translation>
    </message>
    <message>
        <source>attributes not taken over</source>
        <translation>未接受的属性</translation>
    </message>
    <message>
        <source>cases changed</source>
        <translation>已更改的病例</translation>
    </message>
    <message>
        <source>cases refused</source>
        <translation>被拒绝的病例</translation>
    </message>
    <message>
        <source>findings written</source>
        <translation>已写入的所见</translation>
    </message>
    <message numerus="yes">
        <source>in %Ln case(s)</source>
        <translation><numerusform>在 %Ln 例中</numerusform></translation>
    </message>
    <message>
        <source>labels left out</source>
        <translation>舍弃的标签</translation>
    </message>
    <message>
        <source>lesions get further attributes</source>
        <translation>获得更多属性的皮损</translation>
    </message>
    <message>
        <source>marks mended</source>
        <translation>已修正的标记</translation>
    </message>
    <message>
        <source>named at the right</source>
        <translation>名称见右侧</translation>
    </message>
    <message>
        <source>new findings</source>
        <translation>新所见</translation>
    </message>
    <message>
        <source>nothing changes</source>
        <translation>无变化</translation>
    </message>
    <message>
        <source>of {count} cases</source>
        <translation>共 {count} 例</translation>
    </message>
    <message>
        <source>stay out</source>
        <translation>不收入</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>已有</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>Call it instead</source>
        <translation>改称为</translation>
    </message>
    <message>
        <source>Diagnoses</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>皮损</translation>
    </message>
    <message>
        <source>Regions that are seen</source>
        <translation>可见部位</translation>
    </message>
    <message>
        <source>Suggestion and treatment</source>
        <translation>建议与治疗</translation>
    </message>
    <message>
        <source>Where: {lesion}</source>
        <translation>所在部位：{lesion}</translation>
    </message>
    <message>
        <source>{what}: {lesion}</source>
        <translation>{what}：{lesion}</translation>
    </message>
</context>
<context>
    <name>CleaningFields</name>
    <message>
        <source>Dates in DICOM files</source>
        <translation>DICOM 文件中的日期</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Keep drawings over the image, which may hold writing</source>
        <translation>保留图像上可能含文字的绘图</translation>
    </message>
    <message>
        <source>Keep sex, age, size and weight</source>
        <translation>保留性别、年龄、身高和体重</translation>
    </message>
    <message>
        <source>Names, numbers and all other identifying data are taken out of every image. What its pixels show stays: look at faces and burned-in writing, and cover them in the library.</source>
        <translation>每幅图像中的姓名、号码及其他可识别身份的数据都会去除。像素所示内容保持不变：请留意面部和图中文字，并在题库中遮盖。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>去除</translation>
    </message>
    <message>
        <source>Shift, the same for a patient</source>
        <translation>平移，同一患者一致</translation>
    </message>
    <message>
        <source>Who the patient was</source>
        <translation>患者身份</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>A folder that holds a lexicon</source>
        <translation>含词典的文件夹</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Choose a folder as after</source>
        <translation>选择文件夹作为“之后”</translation>
    </message>
    <message>
        <source>Choose a folder as before</source>
        <translation>选择文件夹作为“之前”</translation>
    </message>
    <message>
        <source>Choose a version</source>
        <translation>选择版本</translation>
    </message>
    <message>
        <source>Choose the version before. Kept versions appear here once changes of a lexicon were taken over; a folder with lexicon.toml can be chosen at any time.</source>
        <translation>请选择“之前”的版本。接受词典变更后，保存的版本会出现在这里；也可随时选择含 lexicon.toml 的文件夹。</translation>
    </message>
    <message>
        <source>Compare versions</source>
        <translation>比较版本</translation>
    </message>
    <message>
        <source>Exchange before and after</source>
        <translation>交换前后</translation>
    </message>
    <message>
        <source>{before} and {after} do not differ.</source>
        <translation>{before} 与 {after} 没有差异。</translation>
    </message>
    <message>
        <source>{kinds}. From {before} the version goes up by {step}.</source>
        <translation>{kinds}。自 {before} 起，版本升级：{step}。</translation>
    </message>
</context>
<context>
    <name>ConflictCard</name>
    <message>
        <source>Open</source>
        <translation>未裁定</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>Matrix of the commonest confusions</source>
        <translation>最常见混淆的矩阵</translation>
    </message>
    <message>
        <source>Was ↓  Corrected to →</source>
        <translation>原为 ↓  更正为 →</translation>
    </message>
</context>
<context>
    <name>ConfusionTable</name>
    <message>
        <source>Confusions</source>
        <translation>混淆</translation>
    </message>
    <message>
        <source>Corrected to</source>
        <translation>更正为</translation>
    </message>
    <message>
        <source>Share of its labels</source>
        <translation>占其实体的比例</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Was</source>
        <translation>原标注</translation>
    </message>
    <message>
        <source>{share} of {all}</source>
        <translation>{all} 中的 {share}</translation>
    </message>
</context>
<context>
    <name>CopyDialog</name>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Name in files</source>
        <translation>文件中的名称</translation>
    </message>
    <message>
        <source>small letters, digits, hyphens</source>
        <translation>小写字母、数字、连字符</translation>
    </message>
</context>
<context>
    <name>CorrectedKeys</name>
    <message numerus="yes">
        <source>%Ln question(s) of this study had the key corrected since it was frozen; results go by the key as frozen.</source>
        <translation><numerusform>本研究有 %Ln 道题的参考答案在研究冻结后被更正；结果仍按冻结时的参考答案计算。</numerusform></translation>
    </message>
    <message>
        <source>Questions with a corrected key</source>
        <translation>参考答案被更正的题目</translation>
    </message>
    <message>
        <source>Show which</source>
        <translation>查看是哪些</translation>
    </message>
    <message>
        <source>{file}, row {row}</source>
        <translation>{file}，第 {row} 行</translation>
    </message>
    <message>
        <source>{id} ({place})</source>
        <translation>{id}（{place}）</translation>
    </message>
</context>
<context>
    <name>CorrectionBar</name>
    <message>
        <source>Comment</source>
        <translation>评论</translation>
    </message>
    <message>
        <source>Comment for the annotator</source>
        <translation>给标注者的评论</translation>
    </message>
    <message>
        <source>Keep the correction</source>
        <translation>保留更正</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Reason for the change</source>
        <translation>更正原因</translation>
    </message>
</context>
<context>
    <name>CoverCanvas</name>
    <message>
        <source>Image to cover</source>
        <translation>待遮盖的图像</translation>
    </message>
    <message>
        <source>Insert adds a shape, arrow keys move it, Shift and arrow keys size it.</source>
        <translation>Insert 添加图形，方向键移动，Shift 加方向键调整大小。</translation>
    </message>
</context>
<context>
    <name>CoverDialog</name>
    <message numerus="yes">
        <source>%Ln image(s) that show more are erased for good: the image as it was, with its turned copies and earlier covers.</source>
        <translation><numerusform>将彻底删除 %Ln 幅显示更多内容的图像：原图及其旋转副本和先前的遮盖版本。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) that show more stay stored: the image as it was, with its turned copies and earlier covers.</source>
        <translation><numerusform>%Ln 幅显示更多内容的图像仍会保存：原图及其旋转副本和先前的遮盖版本。</numerusform></translation>
    </message>
    <message>
        <source>A new image is stored in which the covered pixels are gone; questions show it from now on.</source>
        <translation>将存储一幅新图像，其中被遮盖的像素已不存在；此后题目显示新图像。</translation>
    </message>
    <message>
        <source>All values</source>
        <translation>全部像素值</translation>
    </message>
    <message>
        <source>As first shown</source>
        <translation>初始显示</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cover for good</source>
        <translation>永久遮盖</translation>
    </message>
    <message>
        <source>Cover part of the image</source>
        <translation>遮盖图像局部</translation>
    </message>
    <message>
        <source>Draw with the mouse; the wheel enlarges, the right button moves the image. Keys: Insert adds a shape, arrows move it, Shift+arrows size it, Delete removes it; + and − enlarge, Alt+arrows move the image, 0 shows it whole.</source>
        <translation>用鼠标画；滚轮缩放，右键移动图像。按键：Insert 添加图形，方向键移动，Shift+方向键调整大小，Delete 移除；+和−缩放，Alt+方向键移动图像，0 显示整幅。</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Erase the image as it was</source>
        <translation>彻底删除原图</translation>
    </message>
    <message>
        <source>Eyes</source>
        <translation>眼部</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>面部</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Inverted</source>
        <translation>反色</translation>
    </message>
    <message>
        <source>On all frames</source>
        <translation>所有帧</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Readers of these studies can no longer judge what is erased: {names}.</source>
        <translation>这些研究的阅片者将无法再判断已删除的内容：{names}。</translation>
    </message>
    <message>
        <source>Remark, which stays in the audit (optional)</source>
        <translation>备注，保留在稽查轨迹中（可选）</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Shades</source>
        <translation>明暗</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Tattoo</source>
        <translation>文身</translation>
    </message>
    <message>
        <source>The image as it was is erased for good.</source>
        <translation>原图将彻底删除。</translation>
    </message>
    <message>
        <source>The image as it was stays stored.</source>
        <translation>原图仍会保存。</translation>
    </message>
    <message>
        <source>These studies were drawn before and keep what they show: {names}.</source>
        <translation>这些研究先前已生成，仍显示原内容：{names}。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>What is covered</source>
        <translation>遮盖的内容</translation>
    </message>
    <message>
        <source>What is covered?</source>
        <translation>遮盖的是什么？</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>{kind}: {width} x {height} at {x}, {y}</source>
        <translation>{kind}：{width} x {height}，位于 {x}, {y}</translation>
    </message>
</context>
<context>
    <name>CoverHere</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>This image was erased; nothing is left to cover.</source>
        <translation>此图像已彻底删除；没有可遮盖的内容。</translation>
    </message>
</context>
<context>
    <name>CoverWords</name>
    <message>
        <source>Covered another way before, look whether it shows too much: {images}.</source>
        <translation>先前曾以其他方式遮盖，请查看是否显示过多：{images}。</translation>
    </message>
    <message>
        <source>Erased: {images}.</source>
        <translation>已彻底删除：{images}。</translation>
    </message>
    <message>
        <source>Marked as erased, but the file could not be removed; it goes when the workspace is next opened for writing: {images}.</source>
        <translation>已标为删除，但文件未能移除；下次以可写方式打开工作区时移除：{images}。</translation>
    </message>
    <message>
        <source>Not covered, shows the same in another file: {images}.</source>
        <translation>未遮盖，在另一文件中显示相同内容：{images}。</translation>
    </message>
    <message>
        <source>Part of the image is covered, and of 1 turned copy the same part.</source>
        <translation>图像局部已遮盖，其 1 幅旋转副本的相同部位也已遮盖。</translation>
    </message>
    <message>
        <source>Part of the image is covered, and of {number} turned copies the same part.</source>
        <translation>图像局部已遮盖，其 {number} 幅旋转副本的相同部位也已遮盖。</translation>
    </message>
    <message>
        <source>Part of the image is covered.</source>
        <translation>图像局部已遮盖。</translation>
    </message>
    <message>
        <source>Still stored, as erasure was not asked for: {images}.</source>
        <translation>仍保存（未要求彻底删除）：{images}。</translation>
    </message>
    <message>
        <source>Still stored, drawn studies show it ({names}): {images}.</source>
        <translation>仍保存（已生成的研究 {names} 在使用）：{images}。</translation>
    </message>
    <message>
        <source>These studies show it as erased: {names}.</source>
        <translation>这些研究将其显示为已删除：{names}。</translation>
    </message>
</context>
<context>
    <name>DecisionBar</name>
    <message>
        <source>Noted for the agreement of reviewers; nothing is corrected</source>
        <translation>仅计入复核者一致性，不作更正</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>DemoOpener</name>
    <message>
        <source>Building the demo: {done} of {total}</source>
        <translation>正在建立演示：{done}/{total}</translation>
    </message>
    <message>
        <source>Opening the demo</source>
        <translation>正在打开演示</translation>
    </message>
</context>
<context>
    <name>DeskFoot</name>
    <message numerus="yes">
        <source>%Ln mark(s)</source>
        <translation><numerusform>%Ln 处标记</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s)</source>
        <translation><numerusform>%Ln 个部分</numerusform></translation>
    </message>
    <message>
        <source>All saved {time}</source>
        <translation>已全部保存 {time}</translation>
    </message>
    <message>
        <source>Nothing decided in this work yet</source>
        <translation>此份标注尚无决定</translation>
    </message>
    <message>
        <source>Precision = {formula}; recall: added in place of deleted</source>
        <translation>精确率 = {formula}；召回率以补充代替删除</translation>
    </message>
    <message>
        <source>Rejected with {parts}; undo brings all back</source>
        <translation>已连同 {parts} 拒绝；撤销可全部恢复</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>复核轮次</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>There is no further work</source>
        <translation>没有更多标注</translation>
    </message>
    <message>
        <source>{kept} kept, {changed} changed, {deleted} deleted, {added} added</source>
        <translation>保留 {kept}，更改 {changed}，删除 {deleted}，补充 {added}</translation>
    </message>
</context>
<context>
    <name>DeskPresenter</name>
    <message>
        <source>No work answers to this filter; it was not applied.</source>
        <translation>没有标注符合此筛选；筛选未应用。</translation>
    </message>
</context>
<context>
    <name>DiagnosisForm</name>
    <message>
        <source>A disease that the tree lacks</source>
        <translation>术语树中没有的疾病</translation>
    </message>
    <message>
        <source>Alt ↑</source>
        <translation>Alt ↑</translation>
    </message>
    <message>
        <source>Alt ↓</source>
        <translation>Alt ↓</translation>
    </message>
    <message>
        <source>Evidence for {name}</source>
        <translation>{name} 的依据</translation>
    </message>
    <message>
        <source>Reasoning, in free words</source>
        <translation>推理，自由填写</translation>
    </message>
    <message>
        <source>Tick up to three diseases in the tree, likeliest first.</source>
        <translation>请在树中勾选至多三种疾病，最可能者在前。</translation>
    </message>
    <message>
        <source>or a drag ranks them</source>
        <translation>或拖动以排序</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
</context>
<context>
    <name>DifferencesPanel</name>
    <message>
        <source>All kinds ({count})</source>
        <translation>全部类别（{count}）</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>变更类别</translation>
    </message>
    <message>
        <source>No difference fits this search and this kind.</source>
        <translation>没有符合此检索和类别的差异。</translation>
    </message>
    <message>
        <source>Search differences</source>
        <translation>检索差异</translation>
    </message>
    <message>
        <source>Show all again</source>
        <translation>重新显示全部</translation>
    </message>
    <message>
        <source>{found} of {total} differences</source>
        <translation>{found}/{total} 处差异</translation>
    </message>
</context>
<context>
    <name>DifferentialCard</name>
    <message>
        <source>As A says</source>
        <translation>按 A</translation>
    </message>
    <message>
        <source>As B says</source>
        <translation>按 B</translation>
    </message>
    <message>
        <source>As it is settled</source>
        <translation>裁定结果</translation>
    </message>
    <message>
        <source>By the fixed order</source>
        <translation>按固定次序</translation>
    </message>
    <message>
        <source>By your order</source>
        <translation>按您排定的次序</translation>
    </message>
    <message>
        <source>In your order</source>
        <translation>按您的次序</translation>
    </message>
    <message>
        <source>Merged by inverse rank</source>
        <translation>按名次倒数合并</translation>
    </message>
    <message>
        <source>Merged by inverse rank; ties stand in the fixed order: named by more, better best rank, order of the lexicon.</source>
        <translation>按名次倒数合并；并列者按固定次序：提及者较多、最佳名次较前、词典次序。</translation>
    </message>
    <message>
        <source>Move {name} down</source>
        <translation>将“{name}”下移</translation>
    </message>
    <message>
        <source>Move {name} up</source>
        <translation>将“{name}”上移</translation>
    </message>
    <message>
        <source>Neither list is taken</source>
        <translation>两份列表均不采用</translation>
    </message>
    <message>
        <source>Sum of 1 / rank over both lists</source>
        <translation>两份列表中 1 / 名次之和</translation>
    </message>
    <message>
        <source>Tie settled</source>
        <translation>并列已裁定</translation>
    </message>
    <message>
        <source>Tied</source>
        <translation>并列</translation>
    </message>
</context>
<context>
    <name>DifferentialsView</name>
    <message>
        <source>All cases with diagnoses</source>
        <translation>有诊断的全部病例</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Differentials</source>
        <translation>鉴别诊断</translation>
    </message>
    <message>
        <source>First place</source>
        <translation>首位</translation>
    </message>
    <message>
        <source>Further down</source>
        <translation>较后名次</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Merged by the sum of 1 / rank over those who handed theirs in; what is tied shares a rank. Nothing is merged before two have.</source>
        <translation>按已提交者的 1 / 位次之和合并；权重相同者位次相同。两人提交之前不合并。</translation>
    </message>
    <message>
        <source>Not merged yet</source>
        <translation>尚未合并</translation>
    </message>
    <message>
        <source>Physicians</source>
        <translation>医师</translation>
    </message>
    <message>
        <source>Tie</source>
        <translation>并列</translation>
    </message>
    <message>
        <source>Tied at the first place</source>
        <translation>首位并列</translation>
    </message>
    <message>
        <source>Which cases</source>
        <translation>哪些病例</translation>
    </message>
    <message>
        <source>{code} (open): {named}</source>
        <translation>{code}（未完成）：{named}</translation>
    </message>
    <message>
        <source>{code}: not handed in yet</source>
        <translation>{code}：尚未提交</translation>
    </message>
    <message>
        <source>{code}: {named}</source>
        <translation>{code}：{named}</translation>
    </message>
    <message>
        <source>{rank}  {disease}  {weight}, tied</source>
        <translation>{rank}  {disease}  {weight}，并列</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown}/{all}</translation>
    </message>
</context>
<context>
    <name>DotPlot</name>
    <message>
        <source>Answers</source>
        <translation>回答数</translation>
    </message>
    <message>
        <source>Mean score by ability</source>
        <translation>各能力平均得分</translation>
    </message>
    <message>
        <source>{ability}, {group}: {score}</source>
        <translation>{ability}，{group}：{score}</translation>
    </message>
</context>
<context>
    <name>DrawForm</name>
    <message>
        <source>Ability</source>
        <translation>能力</translation>
    </message>
    <message>
        <source>All that fit</source>
        <translation>全部符合的题目</translation>
    </message>
    <message>
        <source>Divided by</source>
        <translation>分层依据</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>抽取</translation>
    </message>
    <message>
        <source>Draw a subset</source>
        <translation>抽取子集</translation>
    </message>
    <message>
        <source>Give the subset a name that no set has yet.</source>
        <translation>请给子集取一个尚无题集使用的名称。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Linked questions stay together; the same seed draws the same questions.</source>
        <translation>相互关联的题目保持在一起；同一种子抽出相同的题目。</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>成像方式</translation>
    </message>
    <message>
        <source>Name of the subset</source>
        <translation>子集名称</translation>
    </message>
    <message>
        <source>Of a case or an image all questions are drawn, or none; shares are coarser.</source>
        <translation>同一病例或图像的题目要么全部抽取，要么都不抽取；各层份额会较粗略。</translation>
    </message>
    <message>
        <source>Of the set</source>
        <translation>来自题集</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>题目数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Stored draws</source>
        <translation>已存抽样</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>题型</translation>
    </message>
    <message>
        <source>What is asked for</source>
        <translation>考查内容</translation>
    </message>
    <message>
        <source>What is ticked at the left limits what is drawn from; a search does not.</source>
        <translation>左侧勾选的内容限定抽取范围，搜索则不限定。</translation>
    </message>
    <message>
        <source>Whole cases and images</source>
        <translation>保持病例和图像完整</translation>
    </message>
    <message>
        <source>Write in digits how many questions are drawn.</source>
        <translation>请用数字填写抽取的题目数。</translation>
    </message>
    <message>
        <source>Write the seed in digits.</source>
        <translation>请用数字填写种子。</translation>
    </message>
</context>
<context>
    <name>DrawsView</name>
    <message>
        <source>Copy this draw</source>
        <translation>复制此次抽样</translation>
    </message>
    <message>
        <source>Copy this draw (Ctrl+C)</source>
        <translation>复制此次抽样（Ctrl+C）</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>抽取</translation>
    </message>
    <message>
        <source>Drew {drawn} of the {wanted} wanted; what belongs together stays so.</source>
        <translation>抽出所需 {wanted} 题中的 {drawn} 题；同组题目保持在一起。</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应得</translation>
    </message>
    <message>
        <source>No subset was drawn yet. The same seed draws the same questions again.</source>
        <translation>尚未抽过子集。同一种子再次抽出相同的题目。</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>总数</translation>
    </message>
    <message>
        <source>Only {property}: {values}</source>
        <translation>仅 {property}：{values}</translation>
    </message>
    <message>
        <source>Questions of one case or image stayed together.</source>
        <translation>同一病例或图像的题目保持在一起。</translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
    <message>
        <source>Seed {seed}, divided by {strata}</source>
        <translation>种子 {seed}，按 {strata} 分层</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show the questions of {set}</source>
        <translation>显示 {set} 的题目</translation>
    </message>
    <message>
        <source>Stored draws</source>
        <translation>已存抽样</translation>
    </message>
    <message>
        <source>Stratum</source>
        <translation>层</translation>
    </message>
    <message>
        <source>ability</source>
        <translation>能力</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>modality</source>
        <translation>成像方式</translation>
    </message>
    <message>
        <source>region</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>what is asked for</source>
        <translation>考查内容</translation>
    </message>
    <message>
        <source>{held} of {population} questions of {set}, version {number}</source>
        <translation>{set} 第 {number} 版 {population} 题中的 {held} 题</translation>
    </message>
    <message>
        <source>{time} by {code}, {algorithm}</source>
        <translation>{time}，{code}，{algorithm}</translation>
    </message>
</context>
<context>
    <name>DriftChart</name>
    <message>
        <source>Bound, {bound}</source>
        <translation>界限 {bound}</translation>
    </message>
    <message>
        <source>Precision and recall by week</source>
        <translation>各周的精确率和召回率</translation>
    </message>
    <message>
        <source>{week}: precision {precision}, recall {recall}</source>
        <translation>{week}：精确率 {precision}，召回率 {recall}</translation>
    </message>
</context>
<context>
    <name>EditForm</name>
    <message>
        <source>Editing question {number}</source>
        <translation>修改第 {number} 题</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>题型</translation>
    </message>
    <message>
        <source>Why it is changed</source>
        <translation>修改原因</translation>
    </message>
</context>
<context>
    <name>EditPanel</name>
    <message>
        <source>Easily confused with</source>
        <translation>易混淆</translation>
    </message>
    <message>
        <source>Given up in {version}</source>
        <translation>{version} 版起停用</translation>
    </message>
    <message>
        <source>May be true beside</source>
        <translation>可同时成立</translation>
    </message>
    <message>
        <source>More acts</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>The term that is edited</source>
        <translation>正在编辑的术语</translation>
    </message>
</context>
<context>
    <name>EditingSide</name>
    <message>
        <source>Copy and edit</source>
        <translation>复制并编辑</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Read or edit</source>
        <translation>阅读或编辑</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Show what is there now</source>
        <translation>显示现有内容</translation>
    </message>
    <message>
        <source>{pin} · All saved {time}</source>
        <translation>{pin} · {time} 已全部保存</translation>
    </message>
</context>
<context>
    <name>EndPage</name>
    <message>
        <source>Close the set</source>
        <translation>关闭题集</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Every answer is saved and locked. Next, the coordinator exports the answers of all readers; nothing more is needed from you. You may close the program.</source>
        <translation>每份答案均已保存并锁定。接下来由协调员导出所有阅片者的答案，您无需再做任何事，可以关闭程序。</translation>
    </message>
    <message>
        <source>Interruptions</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>Items answered</source>
        <translation>已答题目</translation>
    </message>
    <message>
        <source>Marked as a slip, answer unchanged</source>
        <translation>标为误答，答案不变</translation>
    </message>
    <message>
        <source>Marked “cannot judge”</source>
        <translation>标为“无法判断”</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Simulated: these answers stay marked as simulated.</source>
        <translation>模拟：这些答案始终标为模拟。</translation>
    </message>
    <message>
        <source>That was a slip</source>
        <translation>刚才系误答</translation>
    </message>
    <message>
        <source>The set is complete</source>
        <translation>题集已完成</translation>
    </message>
    <message>
        <source>Time away from the window</source>
        <translation>离开窗口的时间</translation>
    </message>
    <message>
        <source>Working time, without pauses</source>
        <translation>作答用时（不含暂停）</translation>
    </message>
    <message>
        <source>Your record</source>
        <translation>您的记录</translation>
    </message>
</context>
<context>
    <name>Erasure</name>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation><numerusform>%Ln 幅图像</numerusform></translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>彻底删除</translation>
    </message>
    <message>
        <source>Erase this image?</source>
        <translation>彻底删除此图像？</translation>
    </message>
    <message numerus="yes">
        <source>It is shown by %Ln question(s)</source>
        <translation><numerusform>%Ln 道题目显示它</numerusform></translation>
    </message>
    <message>
        <source>Its bytes go for good and cannot be brought back.</source>
        <translation>其数据将永久消失，无法恢复。</translation>
    </message>
    <message>
        <source>Of the same photograph, covered less or more, {images} stay stored.</source>
        <translation>同一照片遮盖多少不同的图像{images}仍会保存。</translation>
    </message>
    <message>
        <source>Readers of {studies} can no longer judge them.</source>
        <translation>{studies} 的阅片者将无法再作判断。</translation>
    </message>
    <message>
        <source>Reason, which stays in the image's place</source>
        <translation>理由，保留在图像原处</translation>
    </message>
    <message>
        <source>The annotation projects {projects} show it as erased; what was said of it stays.</source>
        <translation>标注项目 {projects} 将显示其已彻底删除；已作的描述仍保留。</translation>
    </message>
    <message>
        <source>With it goes the same photograph turned: {images}.</source>
        <translation>同一照片的旋转副本也一并删除：{images}。</translation>
    </message>
    <message>
        <source>{questions} of {sets}.</source>
        <translation>{sets} 的{questions}。</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>A JSON file for each image: shapes and masks, with labels and attributes.</source>
        <translation>每幅图像一个 JSON 文件：形状与掩膜，带标签和属性。</translation>
    </message>
    <message>
        <source>A PNG for each image, its pixels numbered by lesion, with a legend.</source>
        <translation>每幅图像一个 PNG，像素按皮损编号，附图例。</translation>
    </message>
    <message>
        <source>A case a line: everything that was said, codes and both languages.</source>
        <translation>每例一行：全部描述、编码和两种语言。</translation>
    </message>
    <message>
        <source>A structured report (TID 1500) for each case: coded findings and places.</source>
        <translation>每例一份结构化报告（TID 1500）：编码的所见和位置。</translation>
    </message>
    <message>
        <source>A tidy CSV with a codebook: every fact a row, codes and both languages.</source>
        <translation>整洁的 CSV 及编码说明：每个事实一行，编码和两种语言。</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Attributes of lesions</source>
        <translation>皮损的属性</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>方框</translation>
    </message>
    <message>
        <source>COCO</source>
        <translation>COCO</translation>
    </message>
    <message>
        <source>CVAT</source>
        <translation>CVAT</translation>
    </message>
    <message>
        <source>Curves, written by their corners</source>
        <translation>曲线，以其角点写出</translation>
    </message>
    <message>
        <source>DICOM report</source>
        <translation>DICOM 报告</translation>
    </message>
    <message>
        <source>DICOM segmentation</source>
        <translation>DICOM 分割</translation>
    </message>
    <message>
        <source>Diagnoses</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Distances</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Ellipses</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Freehand lines</source>
        <translation>手绘线</translation>
    </message>
    <message>
        <source>It holds: {kinds}.</source>
        <translation>可容纳：{kinds}。</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>Judgements of image quality</source>
        <translation>图像质量的判断</translation>
    </message>
    <message>
        <source>Label Studio</source>
        <translation>Label Studio</translation>
    </message>
    <message>
        <source>LabelMe</source>
        <translation>LabelMe</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>皮损</translation>
    </message>
    <message>
        <source>Lesions or regions that others hide in part</source>
        <translation>被其他遮住一部分的皮损或部位</translation>
    </message>
    <message>
        <source>Lesions that no written mark shows, with all that is said of them</source>
        <translation>没有写出的标记表示的皮损，及其全部描述</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>线</translation>
    </message>
    <message>
        <source>Locations of lesions</source>
        <translation>皮损所在部位</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Marks on images of several frames</source>
        <translation>多帧图像上的标记</translation>
    </message>
    <message>
        <source>Marks that show nothing named; they are called unlabelled</source>
        <translation>未指明所示内容的标记；称为 unlabelled</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>掩膜</translation>
    </message>
    <message>
        <source>Notes on lesions</source>
        <translation>皮损的备注</translation>
    </message>
    <message>
        <source>One JSON file of tasks: points, boxes, ellipses, polygons, masks; with labels.</source>
        <translation>一个任务 JSON 文件：点、方框、椭圆、多边形、掩膜；带标签。</translation>
    </message>
    <message>
        <source>One JSON file: marks as polygons and masks, with labels and attributes.</source>
        <translation>一个 JSON 文件：标记为多边形和掩膜，带标签和属性。</translation>
    </message>
    <message>
        <source>One XML file “for images”: every shape, with labels and attributes.</source>
        <translation>一个“图像用”XML 文件：各种形状，带标签和属性。</translation>
    </message>
    <message>
        <source>Painted masks</source>
        <translation>涂画的掩膜</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Polygons</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>Relations between lesions</source>
        <translation>皮损之间的关系</translation>
    </message>
    <message>
        <source>Segmentation objects: what each lesion covers, with its coded term.</source>
        <translation>分割对象：每处皮损覆盖的范围及其编码术语。</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Ticks that all is annotated</source>
        <translation>“已全部标注”的勾选</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>舍弃</translation>
    </message>
    <message>
        <source>less exactly</source>
        <translation>较不精确</translation>
    </message>
    <message>
        <source>open</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>同名</translation>
    </message>
    <message>
        <source>without a label</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>written by medannot</source>
        <translation>由 medannot 写出</translation>
    </message>
</context>
<context>
    <name>ExchangeView</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>ExportView</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation><numerusform>%Ln 个文件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation><numerusform>%Ln 幅图像</numerusform></translation>
    </message>
    <message>
        <source>A new or empty folder</source>
        <translation>新的或空的文件夹</translation>
    </message>
    <message>
        <source>Also the images, as they are shown</source>
        <translation>图像也一并导出，与所显示的一致</translation>
    </message>
    <message>
        <source>Before anything is written</source>
        <translation>写入之前</translation>
    </message>
    <message>
        <source>Choose a folder and write</source>
        <translation>选择文件夹并写入</translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重新计数</translation>
    </message>
    <message>
        <source>Counting cases</source>
        <translation>正在清点病例</translation>
    </message>
    <message>
        <source>Counting was stopped.</source>
        <translation>已停止清点。</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Erased on request and not there any more: {names}.</source>
        <translation>已按要求彻底删除、不再存在：{names}。</translation>
    </message>
    <message>
        <source>Everybody’s</source>
        <translation>所有人的</translation>
    </message>
    <message>
        <source>Export annotations</source>
        <translation>导出标注</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Labels in</source>
        <translation>标签语言</translation>
    </message>
    <message>
        <source>Nothing is written until you choose a folder.</source>
        <translation>选择文件夹之前不会写入任何内容。</translation>
    </message>
    <message>
        <source>The format has both languages, or codes only.</source>
        <translation>该格式含两种语言，或只有编码。</translation>
    </message>
    <message>
        <source>The format holds all of it.</source>
        <translation>该格式可容纳全部内容。</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>如何处理</translation>
    </message>
    <message>
        <source>What it holds</source>
        <translation>可容纳的内容</translation>
    </message>
    <message>
        <source>What the format cannot hold</source>
        <translation>该格式无法容纳的内容</translation>
    </message>
    <message>
        <source>What was written</source>
        <translation>已写入的内容</translation>
    </message>
    <message>
        <source>What would be written</source>
        <translation>将写入的内容</translation>
    </message>
    <message>
        <source>Whose work</source>
        <translation>谁的标注</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Writing {format}</source>
        <translation>正在写入 {format}</translation>
    </message>
    <message>
        <source>by {authors}</source>
        <translation>标注者：{authors}</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>未包含</translation>
    </message>
    <message>
        <source>marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>not handed in yet</source>
        <translation>尚未提交</translation>
    </message>
    <message>
        <source>they are written as they stand</source>
        <translation>按现状写出</translation>
    </message>
    <message>
        <source>until your own are handed in</source>
        <translation>直至您提交自己的标注</translation>
    </message>
    <message>
        <source>works on cases</source>
        <translation>份病例标注</translation>
    </message>
    <message>
        <source>{files} and {images}</source>
        <translation>{files} 及 {images}</translation>
    </message>
    <message>
        <source>{files} lie in {folder} now.</source>
        <translation>{files} 现位于 {folder}。</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>中文</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>A new or empty folder for the lexicon</source>
        <translation>词典的新文件夹或空文件夹</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export as a workbook</source>
        <translation>导出为工作簿</translation>
    </message>
    <message>
        <source>The lexicon is being written.</source>
        <translation>正在写出词典。</translation>
    </message>
    <message>
        <source>The lexicon is written to {path}.</source>
        <translation>词典已写入 {path}。</translation>
    </message>
    <message>
        <source>Workbooks</source>
        <translation>工作簿</translation>
    </message>
</context>
<context>
    <name>FacetGroup</name>
    <message numerus="yes">
        <source>Show all %Ln</source>
        <translation><numerusform>显示全部 %Ln 项</numerusform></translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message numerus="yes">
        <source>Show the %Ln most frequent</source>
        <translation><numerusform>显示最常见的 %Ln 项</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Untick %Ln</source>
        <translation><numerusform>取消勾选 %Ln 项</numerusform></translation>
    </message>
</context>
<context>
    <name>FacetList</name>
    <message>
        <source>Ability</source>
        <translation>能力</translation>
    </message>
    <message>
        <source>Asks for</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>仅看不完整</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>成像方式</translation>
    </message>
    <message>
        <source>Questions that miss an image or the reference answer</source>
        <translation>缺少图像或参考答案的题目</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>题集</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>题型</translation>
    </message>
</context>
<context>
    <name>FailedPage</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Every answer that you confirmed is saved.</source>
        <translation>您确认过的每份答案均已保存。</translation>
    </message>
    <message>
        <source>Leave the set</source>
        <translation>离开题集</translation>
    </message>
    <message>
        <source>The set cannot go on now</source>
        <translation>题集暂时无法继续</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>A DICOMDIR in the ZIP archive does not list 1 file of its folder, which is not shown; unpack the archive and open the folder to see it.</source>
        <translation>ZIP 压缩包中的 DICOMDIR 未列出其文件夹中的 1 个文件，该文件不予显示；请解压后打开文件夹查看。</translation>
    </message>
    <message>
        <source>A DICOMDIR in the ZIP archive does not list {count} files of its folder, which are not shown; unpack the archive and open the folder to see them.</source>
        <translation>ZIP 压缩包中的 DICOMDIR 未列出其文件夹中的 {count} 个文件，这些文件不予显示；请解压后打开文件夹查看。</translation>
    </message>
    <message>
        <source>A DICOMDIR in the ZIP archive is damaged, so that all images of its folder are shown instead; copy the disc again.</source>
        <translation>ZIP 压缩包中的 DICOMDIR 已损坏，改为显示其文件夹中的全部图像；请重新复制光盘。</translation>
    </message>
    <message>
        <source>A bound and a confidence lie between 0 and 1.</source>
        <translation>界限和置信水平须在 0 与 1 之间。</translation>
    </message>
    <message>
        <source>A choice question needs two options at least; write another.</source>
        <translation>选择题至少需要两个选项；请再写一个。</translation>
    </message>
    <message>
        <source>A code is named twice; name each person once.</source>
        <translation>有代码重复；每人只列一次。</translation>
    </message>
    <message>
        <source>A confidence lies between 0 and 1, not at {level}.</source>
        <translation>置信水平须在 0 与 1 之间，而非 {level}。</translation>
    </message>
    <message>
        <source>A corner of this mark lies nowhere; draw it again.</source>
        <translation>此标记有一个顶点没有位置；请重画。</translation>
    </message>
    <message>
        <source>A correlation within images lies between 0 and 1.</source>
        <translation>图像内相关介于 0 与 1 之间。</translation>
    </message>
    <message>
        <source>A deprecated node, and no other, says since which version it is.</source>
        <translation>只有已停用的节点注明自哪个版本起停用。</translation>
    </message>
    <message>
        <source>A descriptor of {name} is chosen twice; choose it once.</source>
        <translation>{name} 的同一描述词选了两次；请只选一次。</translation>
    </message>
    <message>
        <source>A disease is named twice; name it once.</source>
        <translation>同一疾病写了两次；请只写一次。</translation>
    </message>
    <message>
        <source>A draw cannot be divided by {what}; choose of: {known}.</source>
        <translation>不能按 {what} 分层；可选：{known}。</translation>
    </message>
    <message>
        <source>A frozen version is called {name}; choose another name for the set, so that the two are told apart.</source>
        <translation>已有一个冻结版本名为 {name}；请为题集另取一个名称，以免两者混淆。</translation>
    </message>
    <message>
        <source>A label is missing; every node has one.</source>
        <translation>缺少名称；每个节点都须有名称。</translation>
    </message>
    <message>
        <source>A lesion cannot be related to itself; choose another.</source>
        <translation>皮损不能与自身建立关系；请另选一个。</translation>
    </message>
    <message>
        <source>A lesion has a default role, and nothing else has.</source>
        <translation>只有皮损有默认类型。</translation>
    </message>
    <message>
        <source>A lesion says where it may lie: some of {known}, with ; between them.</source>
        <translation>皮损须注明可位于何处：{known}中的若干项，以“;”分隔。</translation>
    </message>
    <message>
        <source>A mark shows a lesion or region that is not there any more.</source>
        <translation>有标记显示的皮损或部位已不存在。</translation>
    </message>
    <message>
        <source>A mark that came with a question cannot be read; verify the audit, and restore a backup where it finds something altered.</source>
        <translation>随题带来的一个标记无法读取；请核验稽查轨迹，若发现内容被改动，请恢复备份。</translation>
    </message>
    <message>
        <source>A new term stands below another.</source>
        <translation>新术语须位于另一术语之下。</translation>
    </message>
    <message>
        <source>A node stands in no relation to itself.</source>
        <translation>节点不能与自身有关系。</translation>
    </message>
    <message>
        <source>A project named {project} is there already; choose another name.</source>
        <translation>已有名为 {project} 的项目；请另取名称。</translation>
    </message>
    <message>
        <source>A question has {most} options at most.</source>
        <translation>一道题最多 {most} 个选项。</translation>
    </message>
    <message>
        <source>A reading of this case is not there any more; nothing was written. Open the case again.</source>
        <translation>此病例的一份判读已不存在；未写入任何内容。请重新打开该病例。</translation>
    </message>
    <message>
        <source>A relation names a lesion that is not there any more.</source>
        <translation>有关系所指的皮损已不存在。</translation>
    </message>
    <message>
        <source>A row of a share has more successes than outcomes, or a bad weight.</source>
        <translation>占比的某一行成功数多于结果数，或权重有误。</translation>
    </message>
    <message>
        <source>A sample has one case at least.</source>
        <translation>样本至少须有一个病例。</translation>
    </message>
    <message>
        <source>A sample has one question at least.</source>
        <translation>样本至少有一道题。</translation>
    </message>
    <message>
        <source>A score lies between 0 and 1; write 61.4 % as 0.614.</source>
        <translation>得分在 0 与 1 之间；61.4%请写作 0.614。</translation>
    </message>
    <message>
        <source>A set is called {name} itself; choose another name for the frozen version, so that the two are told apart.</source>
        <translation>已有一个题集名为 {name}；请为冻结版本另取一个名称，以免两者混淆。</translation>
    </message>
    <message>
        <source>A stored {kind} cannot be read; verify the audit, and restore a backup where it finds something altered.</source>
        <translation>存储的{kind}无法读取；请核验稽查轨迹，若发现改动则恢复备份。</translation>
    </message>
    <message>
        <source>A study has at most {most} readers, not {readers}; check the groups' numbers.</source>
        <translation>一项研究至多 {most} 名阅片者，而非 {readers} 名；请检查各组人数。</translation>
    </message>
    <message>
        <source>A study named {study} is there already; choose another name.</source>
        <translation>已有名为 {study} 的研究；请另取名称。</translation>
    </message>
    <message>
        <source>A study needs a group of readers; name one, such as primary=15.</source>
        <translation>研究需要阅片者组；请给出一组，如 primary=15。</translation>
    </message>
    <message>
        <source>A term cannot lie below itself; choose a place elsewhere.</source>
        <translation>术语不能位于自身之下；请另选位置。</translation>
    </message>
    <message>
        <source>A term cannot take its own place; choose another.</source>
        <translation>术语不能取代自身；请另选一个。</translation>
    </message>
    <message>
        <source>A term is given up and taken back by acts of their own.</source>
        <translation>停用术语和重新启用各有专门的操作。</translation>
    </message>
    <message>
        <source>A term of this kind has no such field.</source>
        <translation>此类术语没有该字段。</translation>
    </message>
    <message>
        <source>A term stays in its tree; choose a place in the same one.</source>
        <translation>术语须留在所属的树中；请在同一棵树中选择位置。</translation>
    </message>
    <message>
        <source>A window's width is more than 0; give it as CENTER,WIDTH.</source>
        <translation>窗宽须大于 0；请以 CENTER,WIDTH 的形式给出。</translation>
    </message>
    <message>
        <source>A yes-or-no question has two options.</source>
        <translation>是非题只有两个选项。</translation>
    </message>
    <message>
        <source>A {kind} belongs to one image; name it.</source>
        <translation>{kind}属于某一幅图像；请指明。</translation>
    </message>
    <message>
        <source>A {kind} cannot be settled so; choose one of what is offered.</source>
        <translation>{kind} 不能这样裁定；请从所列选项中选择。</translation>
    </message>
    <message>
        <source>A {kind} to cover part of an image needs width and height; give it two opposite corners, or a polygon three or more points.</source>
        <translation>要遮盖图像局部，{kind}须有宽和高；请给出两个对角，多边形须有三个以上的点。</translation>
    </message>
    <message>
        <source>After a merge it is the same as the label {other} of the finding {finding}, whose review is {theirs} and not {own}; decide which of the two stays.</source>
        <translation>合并后它与所见 {finding} 的标注 {other} 相同，而后者的复核结果为 {theirs} 而非 {own}；请决定保留哪一个。</translation>
    </message>
    <message>
        <source>All other questions of the set stand in the file, those too that VLMEvalKit cannot score.</source>
        <translation>题集中其余题目均在文件中，VLMEvalKit 无法评分的题目也在内。</translation>
    </message>
    <message>
        <source>All questions of the set stand in the file, those too that VLMEvalKit cannot score.</source>
        <translation>题集的全部题目都在文件中，包括 VLMEvalKit 无法评分的题目。</translation>
    </message>
    <message>
        <source>All readers are one model. Where several answered a question, the most frequent answer counts; of answers that are equally frequent one is drawn by the study's seed (tied), whatever the key says. Whoever could not judge has no vote while somebody answered. A majority is not what one physician alone would have answered: give models the same treatment, or export reader by reader.</source>
        <translation>全部阅片者合为一个模型。一题有多人作答时，取出现最多的回答；次数相同的回答中按研究的种子抽取一个（并列），与答案无关。只要有人作答，选无法判断者就不计票。多数意见不等于一名医师单独作答的结果：请对模型作同样处理，或逐名阅片者导出。</translation>
    </message>
    <message>
        <source>An advice serves a diagnosis that is not there any more.</source>
        <translation>有建议所针对的诊断已不存在。</translation>
    </message>
    <message>
        <source>An explanation belongs to a right answer; choose its field first.</source>
        <translation>解析须依附于正确答案；请先选择正确答案的字段。</translation>
    </message>
    <message>
        <source>An image was covered in part or erased since the files were read; nothing was written. Read the files again.</source>
        <translation>文件读取后有图像被部分遮盖或彻底删除；未写入任何内容。请重新读取文件。</translation>
    </message>
    <message>
        <source>An intraclass correlation needs a whole table, two units by two raters.</source>
        <translation>组内相关需要完整的表，至少两个单元、两名评定者。</translation>
    </message>
    <message>
        <source>Another lexicon {pin} is kept here already; raise the version of the new one.</source>
        <translation>此处已保存另一份词典 {pin}；请升级新词典的版本。</translation>
    </message>
    <message>
        <source>Another medannot has this workspace open (process {process} on {machine}, since {since}); close it there first.</source>
        <translation>另一个 medannot 已打开此工作区（{machine} 上的进程 {process}，自 {since} 起）；请先在那里关闭。</translation>
    </message>
    <message>
        <source>Another program has this workspace open ({name}); close it there first.</source>
        <translation>另一程序已打开此工作区（{name}）；请先在那里关闭。</translation>
    </message>
    <message>
        <source>Another program holds the database {name}; close it there and try again.</source>
        <translation>另一程序占用数据库 {name}；请在那里关闭后重试。</translation>
    </message>
    <message>
        <source>Another reviewer corrects this work and speaks with its annotator; flag it.</source>
        <translation>此份标注由另一位复核者更正并与标注者沟通；请改为标记它。</translation>
    </message>
    <message>
        <source>Another window has changed this case meanwhile; nothing of this step was written. Look at the case as it is now, and do it again.</source>
        <translation>另一窗口已更改此病例；此步未写入任何内容。请查看病例现状，然后重做。</translation>
    </message>
    <message>
        <source>Another window has gone on with this review meanwhile; nothing of this step was written. Open the work again.</source>
        <translation>另一窗口已继续此复核；此步未写入任何内容。请重新打开该份标注。</translation>
    </message>
    <message>
        <source>Another window has written a comment meanwhile; yours was not written. Open the work again.</source>
        <translation>另一窗口此间已写入一条评论；您的评论未写入。请重新打开该份标注。</translation>
    </message>
    <message>
        <source>At character {place} ({found}): {expected} is expected.</source>
        <translation>第 {place} 个字符处（{found}）：应为{expected}。</translation>
    </message>
    <message>
        <source>At most {most} diagnoses are considered; take one away first.</source>
        <translation>至多考虑 {most} 项诊断；请先去掉一项。</translation>
    </message>
    <message>
        <source>Both questions are in the same language; choose two that differ.</source>
        <translation>两题为同一语言；请选择语言不同的两题。</translation>
    </message>
    <message>
        <source>Choice: any wrong option 0, else the share of the right options; yes/no and one right option: 0 or 1; open: 1 where equal to the key or a synonym, 0 where one is a word for yes and the other for no, else it waits for a grader; while one waits only the bounds are known between which the mean must come to lie. The interval is Wilson's, 95 %, as if questions were independent. Figures of this table are in per cent; scores in the files are 0 to 1, as the scorers write them.</source>
        <translation>选择题：含错误选项得 0，否则为所选正确选项的占比；是非题和单选题：0 或 1；开放题：与答案或其同义词相同得 1，一为“是”而另一为“否”得 0，其余等待评分者评分；只要还有题待评，就只知道均分的上下界。区间为 95% Wilson 区间，视各题为相互独立。本表数值以百分数表示；文件中的分数为 0 至 1，与各评分程序的写法相同。</translation>
    </message>
    <message>
        <source>Choose a name for the subset that no set has yet.</source>
        <translation>请为子集取一个尚无题集使用的名称。</translation>
    </message>
    <message>
        <source>Choose a term, or write what is meant.</source>
        <translation>请选择术语，或写明含义。</translation>
    </message>
    <message>
        <source>Choose among the options of the question.</source>
        <translation>请在此题的选项中选择。</translation>
    </message>
    <message>
        <source>Choose either a window of your own or one of the file, not both.</source>
        <translation>自定义窗和文件自带的窗只能选其一。</translation>
    </message>
    <message>
        <source>Choose either one frame or all frames, not both.</source>
        <translation>单帧和所有帧只能选其一。</translation>
    </message>
    <message>
        <source>Choose what is wrong with the question, or write it; then reject it.</source>
        <translation>请选择或写明题目的问题，再判为不通过。</translation>
    </message>
    <message>
        <source>Descriptors, and nothing else, lie below an attribute.</source>
        <translation>属性之下只能有描述词。</translation>
    </message>
    <message>
        <source>Draw at least one shape over the part of the image that is to go.</source>
        <translation>请在要遮盖的部位至少画一个图形。</translation>
    </message>
    <message>
        <source>Each case needs at least {least} annotators here; {count} is too few.</source>
        <translation>此处每个病例至少需要 {least} 位标注者；{count} 位太少。</translation>
    </message>
    <message>
        <source>Each case needs {each} annotators, and there are {count}; enter more people.</source>
        <translation>每个病例需要 {each} 名标注者，现有 {count} 名；请再填写几名。</translation>
    </message>
    <message>
        <source>Each case needs {each} annotators, and there are {count}; name more people.</source>
        <translation>每个病例需要 {each} 名标注者，现有 {count} 名；请再指定几名。</translation>
    </message>
    <message>
        <source>Each group of readers is a model. Where several of a group answered a question, the most frequent answer counts; of answers that are equally frequent one is drawn by the study's seed (tied), whatever the key says. Whoever could not judge has no vote while somebody of the group answered. A majority is not what one physician alone would have answered.</source>
        <translation>每组阅片者为一个模型。组内有多人答同一题时，取出现最多的回答；次数相同的回答中按研究的种子抽取一个（并列），与答案无关。只要组内有人作答，选无法判断者就不计票。多数意见不等于一名医师单独作答的结果。</translation>
    </message>
    <message>
        <source>Each image of the case has to stand in one part.</source>
        <translation>病例的每幅图像须归入一个部分。</translation>
    </message>
    <message>
        <source>Each question needs at least one answer from the group {group}, not {per_item}.</source>
        <translation>每题在组 {group} 中至少需要 1 份答案，而非 {per_item} 份。</translation>
    </message>
    <message>
        <source>Each question of {name} misses an image, which a file for VLMEvalKit cannot say; write JSON Lines, or import the set with its images.</source>
        <translation>{name} 的每道题都缺少图像，VLMEvalKit 的文件无法表示这一点；请写成 JSON Lines，或连同图像导入该题集。</translation>
    </message>
    <message>
        <source>Each reader is a model of its own; nothing is pooled.</source>
        <translation>每名阅片者各为一个模型；不作合并。</translation>
    </message>
    <message>
        <source>Exactly one option is right. Reply with its letter alone.</source>
        <translation>只有一个选项正确。请仅回答其字母。</translation>
    </message>
    <message>
        <source>Fewer than two annotators have handed in case {number}; settle it later.</source>
        <translation>提交病例 {number} 的标注者不足两位；请稍后再裁定。</translation>
    </message>
    <message>
        <source>Files are grouped by image, folder or name; only question sets by case.</source>
        <translation>文件按图像、文件夹或名称分组；只有题集可按病例分组。</translation>
    </message>
    <message>
        <source>Frames and windows are counted from 1.</source>
        <translation>帧和窗从 1 开始计数。</translation>
    </message>
    <message>
        <source>Give a pattern of names, such as ^(P[0-9]+)_.</source>
        <translation>请给出名称的模式，如^(P[0-9]+)_。</translation>
    </message>
    <message>
        <source>Give the judge a name.</source>
        <translation>请填写评判模型的名称。</translation>
    </message>
    <message>
        <source>Give the model a name of up to {limit} signs in one line.</source>
        <translation>请填写模型名称，单行，最多 {limit} 个字符。</translation>
    </message>
    <message>
        <source>Give the outside model's name.</source>
        <translation>请填写外部模型的名称。</translation>
    </message>
    <message>
        <source>Image {number} of this case was erased on request meanwhile; nothing of this step was written.</source>
        <translation>本病例的图像 {number} 已按要求彻底删除；此步未写入任何内容。</translation>
    </message>
    <message>
        <source>Image {number} of this case was erased on request; nothing more can be said of it.</source>
        <translation>本病例的图像 {number} 已按要求彻底删除；不能再作描述。</translation>
    </message>
    <message>
        <source>In this project diagnoses and advice belong to an image; name it.</source>
        <translation>在此项目中诊断和建议属于单幅图像；请指明图像。</translation>
    </message>
    <message>
        <source>In this project diagnoses and advice belong to the case as a whole.</source>
        <translation>在此项目中诊断和建议属于整个病例。</translation>
    </message>
    <message>
        <source>It begins like a formula; write it without the first sign.</source>
        <translation>它以公式符号开头；请去掉首个符号。</translation>
    </message>
    <message>
        <source>It has {found} cells where the header has {expected}; look for a stray comma.</source>
        <translation>该行有{found}个单元格，而表头有{expected}个；请查找多余的逗号。</translation>
    </message>
    <message>
        <source>It has {found} characters; {most} are allowed.</source>
        <translation>它有{found}个字符；最多允许 {most} 个。</translation>
    </message>
    <message>
        <source>It is given up already.</source>
        <translation>它已停用。</translation>
    </message>
    <message>
        <source>It is handed in; open it again, then import.</source>
        <translation>病例已提交；请重新打开，然后导入。</translation>
    </message>
    <message>
        <source>It is in use already.</source>
        <translation>它已在使用。</translation>
    </message>
    <message>
        <source>It is none of a lexicon's tables and is not read; look for a misspelt name.</source>
        <translation>它不属于词典的表，不予读取；请检查名称有无拼错。</translation>
    </message>
    <message>
        <source>It lies below itself: {ring}; a tree is expected.</source>
        <translation>它位于自身之下：{ring}；应为树形结构。</translation>
    </message>
    <message>
        <source>It lies too deep; at most {most} levels below the top are expected.</source>
        <translation>层级过深；顶层之下最多 {most} 级。</translation>
    </message>
    <message>
        <source>It rests on {n} answers, and {set} has {count} questions: on other questions too, or on several answers to one.</source>
        <translation>它依据 {n} 个答案，而 {set} 只有 {count} 道题：可见还包括其他题目，或一题有多个答案。</translation>
    </message>
    <message>
        <source>Line {row} of {name} is no case as medannot writes it; export it again.</source>
        <translation>{name} 第 {row} 行不是 medannot 写出的病例；请重新导出。</translation>
    </message>
    <message>
        <source>Linked questions hold this many in several languages together: {count}; they cannot go to different readers, so choose one language.</source>
        <translation>关联题目中有这么多题目的多个语言版本连在一起：{count}；它们无法分给不同的阅片者，请选择一种语言。</translation>
    </message>
    <message>
        <source>MedEvalKit has a shape for {known} only; name which of them the set is.</source>
        <translation>MedEvalKit 仅有 {known} 的格式；请指明题集是其中哪一个。</translation>
    </message>
    <message>
        <source>Name a case by project and number, such as {project}/12.</source>
        <translation>请用项目和编号指明病例，如 {project}/12。</translation>
    </message>
    <message>
        <source>Name a diagnosis for image {number}.</source>
        <translation>请为图像 {number} 给出诊断。</translation>
    </message>
    <message>
        <source>Name a diagnosis.</source>
        <translation>请给出诊断。</translation>
    </message>
    <message>
        <source>Name at least one reviewer.</source>
        <translation>请至少指定一名复核者。</translation>
    </message>
    <message>
        <source>Name at least two cases that are to become one.</source>
        <translation>请至少指明两个要合并的病例。</translation>
    </message>
    <message>
        <source>Name one of the rounds of review of {project}: {names}.</source>
        <translation>请指明 {project} 的一轮复核：{names}。</translation>
    </message>
    <message>
        <source>No field holds the question yet; choose it first.</source>
        <translation>尚无字段作为题干；请先选择。</translation>
    </message>
    <message>
        <source>No group of questions that stay together is as small as {wanted}; the smallest has {fewest}.</source>
        <translation>保持在一起的题目中没有小到 {wanted} 道的组；最小的有 {fewest} 道。</translation>
    </message>
    <message>
        <source>No mapping fits the keys of the sheet {sheet}; make one by `questions map --sheet`, or name one.</source>
        <translation>没有映射适合工作表 {sheet} 的键；请用 `questions map --sheet` 建立一个，或指定一个。</translation>
    </message>
    <message>
        <source>No mark with an inside lies on a DICOM image, and dicom-seg holds nothing else; export as dicom-sr.</source>
        <translation>DICOM 图像上没有带内部区域的标记，而 dicom-seg 只能容纳这些；请导出为 dicom-sr。</translation>
    </message>
    <message>
        <source>No option is marked as right; mark the key.</source>
        <translation>没有选项标为正确；请标出答案。</translation>
    </message>
    <message>
        <source>No question of the two sets has the same source id; join them one by one.</source>
        <translation>两个题集中没有来源编号相同的题；请逐题合并。</translation>
    </message>
    <message>
        <source>No question set brought marks on the images of this project; there is nothing to take over.</source>
        <translation>没有题集为此项目的图像带来标记；没有可接收的内容。</translation>
    </message>
    <message>
        <source>No record can be read.</source>
        <translation>没有可读取的记录。</translation>
    </message>
    <message>
        <source>No reviewer has written of this case; there is nothing to answer.</source>
        <translation>尚无复核者对此病例留言；没有可回复的内容。</translation>
    </message>
    <message>
        <source>No row of {name} answers a question of the set {set}; nothing was written.</source>
        <translation>{name} 中没有一行回答题集 {set} 的题目；未写入任何内容。</translation>
    </message>
    <message>
        <source>No shape touches the image, which is {columns} x {rows} pixels large; places are counted from its upper left corner.</source>
        <translation>没有图形触及图像，图像大小为 {columns} x {rows} 像素；位置从左上角起计。</translation>
    </message>
    <message>
        <source>Nobody has answered a question of {study} yet.</source>
        <translation>还没有人回答过 {study} 的题目。</translation>
    </message>
    <message>
        <source>Nobody has answered a question of {study} yet. Simulated readers answered {copy}: name that study to try it out.</source>
        <translation>还没有人回答过 {study} 的题目。模拟阅片者已作答 {copy}：如要试用，请指定该研究。</translation>
    </message>
    <message>
        <source>Nobody has joined these two questions; there is nothing to take back.</source>
        <translation>这两题未被合并，没有可撤销的内容。</translation>
    </message>
    <message>
        <source>Nobody has read this answer; there is nothing to take back.</source>
        <translation>此回答尚无人判读；没有可撤回的内容。</translation>
    </message>
    <message>
        <source>Nobody has the case {case} to annotate.</source>
        <translation>没有人负责标注病例 {case}。</translation>
    </message>
    <message>
        <source>Nobody here has the code {code}; look it up.</source>
        <translation>这里没有人使用代码 {code}；请查对。</translation>
    </message>
    <message>
        <source>None of the {count} records tried becomes a question by this mapping, so it is not saved; see what is told of the roles, and choose other fields.</source>
        <translation>试过的 {count} 条记录按此映射都不能成为题目，因此没有保存；请查看各角色处的提示，另选字段。</translation>
    </message>
    <message>
        <source>Nothing can be saved here; open a workspace for writing.</source>
        <translation>此处无法保存；请以可写方式打开工作区。</translation>
    </message>
    <message>
        <source>Nothing is annotated there yet; there is nothing to export.</source>
        <translation>该处尚无标注；没有可导出的内容。</translation>
    </message>
    <message>
        <source>Nothing is imported, since 1 row is refused of {read} read; mend what is refused, or take the good rows only.</source>
        <translation>未导入任何内容：读取 {read} 行，其中 1 行被拒绝；请改正，或仅接受正常的行。</translation>
    </message>
    <message>
        <source>Nothing is imported, since a whole file is refused; mend it or leave it out.</source>
        <translation>未导入任何内容：有整个文件被拒绝；请改正或不用该文件。</translation>
    </message>
    <message>
        <source>Nothing is imported, since no row became an item.</source>
        <translation>未导入任何内容：没有一行成为题目。</translation>
    </message>
    <message>
        <source>Nothing is imported, since {questions} questions in {rows} of {read} rows are refused; mend what is refused, or take the good rows only.</source>
        <translation>未导入任何内容：读取 {read} 行，其中 {rows} 行中有 {questions} 道题目被拒绝；请改正，或仅接受正常的行。</translation>
    </message>
    <message>
        <source>Nothing is imported, since {rows} rows are refused of {read} read; mend what is refused, or take the good rows only.</source>
        <translation>未导入任何内容：读取 {read} 行，其中 {rows} 行被拒绝；请改正，或仅接受正常的行。</translation>
    </message>
    <message>
        <source>Nothing is said of the DICOM images that are still there.</source>
        <translation>仍存在的 DICOM 图像上尚无描述。</translation>
    </message>
    <message>
        <source>Nothing like it is said in this case; open it again.</source>
        <translation>此病例中没有这样的内容；请重新打开。</translation>
    </message>
    <message>
        <source>Nothing of the question was changed yet; change it, or accept it.</source>
        <translation>题目尚未改动；请修改，或判为通过。</translation>
    </message>
    <message>
        <source>Nothing of the question was changed yet; change it, or leave.</source>
        <translation>题目尚未改动；请修改或离开。</translation>
    </message>
    <message>
        <source>Nothing was changed since {pin} was kept.</source>
        <translation>自保存 {pin} 以来无变更。</translation>
    </message>
    <message>
        <source>Nothing was changed; accept it, or change it first.</source>
        <translation>没有任何改动；请接受它，或先作修改。</translation>
    </message>
    <message>
        <source>One differential names {disease} twice.</source>
        <translation>同一鉴别诊断中 {disease} 出现两次。</translation>
    </message>
    <message>
        <source>One field holds one option; give the fields of the others to the options.</source>
        <translation>一个字段只含一个选项；请把其余选项的字段也指定给选项。</translation>
    </message>
    <message>
        <source>One has {first} options and the other {second}: look whether they are the same question.</source>
        <translation>一题有 {first} 个选项，另一题有 {second} 个：请查看它们是否为同一道题。</translation>
    </message>
    <message>
        <source>One or several options are right. Reply with their letters alone, such as AC.</source>
        <translation>有一个或多个选项正确。请仅回答其字母，如 AC。</translation>
    </message>
    <message>
        <source>One record a question that was put before people. id is the index of the VLMEvalKit files; prediction holds letters in the source's order of the options (all of them where several were chosen), the typed text of an open question, or null where it was skipped, and outcome says how. unit names what a question belongs to, and as_set that its source counts the unit as a whole. score is by medannot's own rule: found of right, any wrong option 0; an open answer that differs from the key has none until a grader gives it one, and a skipped question and one without a reference answer have none.</source>
        <translation>每道向人提出的题目一条记录。id 为 VLMEvalKit 文件的 index；prediction 为按来源选项顺序的字母（选择多项时全部列出）、开放题所填的文本，或跳过时的 null，outcome 说明是哪一种。unit 表示题目所属的单元，as_set 表示来源将该单元作为整体计分。score 按 medannot 自己的规则：所选正确选项占全部正确选项之比，含错误选项得 0；与答案不同的开放题回答在评分者评分之前没有得分，跳过的题目和没有参考答案的题目没有得分。</translation>
    </message>
    <message>
        <source>One record a question; images names files of the folder images, each stored once, in the order in which they are shown, and captions what is written below each, where the source says so. One that is missing has a name of medannot's own, missing-….png, the same for the same image: that of the source stays in the workspace, since it may tell whose image it was. Who has the file can put it there. marks, relations and knowledge are what the source keeps beside the question; they may tell its answer.</source>
        <translation>每题一条记录；images 按显示顺序列出文件夹 images 中的文件，每个文件只存一份；来源有图像说明时，captions 依次列出。缺失的图像用 medannot 自取的名称 missing-….png，同一图像名称相同：来源的名称留在工作区内，因为它可能透露图像属于谁。持有该文件者可将其放到此处。marks、relations 和 knowledge 是来源附在题目旁的内容，可能透露答案。</translation>
    </message>
    <message>
        <source>Only an item that is confirmed can be marked as a slip.</source>
        <translation>只有已确认的题目可标为误答。</translation>
    </message>
    <message>
        <source>Only {found} questions fit, and {wanted} are wanted; ask for fewer.</source>
        <translation>只有 {found} 题符合，而需要 {wanted} 题；请减少数量。</translation>
    </message>
    <message>
        <source>Open another folder, or make a workspace with “New workspace”.</source>
        <translation>请打开其他文件夹，或用“新建工作区”创建工作区。</translation>
    </message>
    <message>
        <source>Option order: letters count from the source's order, in which the set keeps its options; an order that was drawn for a page is mapped back. Where a source names its options by other letters or leaves one empty, A is the first that is there.</source>
        <translation>选项顺序：字母按来源的顺序计，题集的选项保持该顺序；为页面抽取的顺序已换算回来。来源以其他字母命名选项或有空选项时，A 为第一个存在的选项。</translation>
    </message>
    <message>
        <source>Option {letter} is empty; write it.</source>
        <translation>选项 {letter} 为空；请填写。</translation>
    </message>
    <message>
        <source>Option {letter} says the same as option {other}; write another.</source>
        <translation>选项 {letter} 与选项 {other} 相同；请改写。</translation>
    </message>
    <message>
        <source>Questions of the set {set} that were edited in review ({count}) are not in its newest version yet; open the review of its questions and leave it again, then repeat this.</source>
        <translation>题集 {set} 中有在复核时修改的题目（{count} 道）尚未并入最新版本；请打开该题集的题目复核并再次离开，然后重试。</translation>
    </message>
    <message>
        <source>RID and digits</source>
        <translation>RID 和数字</translation>
    </message>
    <message>
        <source>Reference answers are in these files: keep them from those who are yet to read.</source>
        <translation>这些文件含参考答案：请勿让尚未阅片的人看到。</translation>
    </message>
    <message>
        <source>Reference answers were left out by request: nothing can be scored from these files.</source>
        <translation>已按要求略去参考答案：无法据这些文件评分。</translation>
    </message>
    <message>
        <source>Reply in a few sentences.</source>
        <translation>请用几句话回答。</translation>
    </message>
    <message>
        <source>Reply with the answer alone, in a few words.</source>
        <translation>请仅用几个词回答，不作其他说明。</translation>
    </message>
    <message>
        <source>Reply with the letter of the right option alone.</source>
        <translation>请仅回答正确选项的字母。</translation>
    </message>
    <message>
        <source>Say how many questions are wanted: one at least.</source>
        <translation>请写明需要的题数，至少一题。</translation>
    </message>
    <message>
        <source>Say on how many answers the score rests; at least 1.</source>
        <translation>请说明得分依据多少个回答；至少 1 个。</translation>
    </message>
    <message>
        <source>Say what the annotator is to look at; the comment goes with the work.</source>
        <translation>请说明标注者需要再看什么；该评论会随标注一同退回。</translation>
    </message>
    <message>
        <source>Say where the figure was read, such as a paper and its table.</source>
        <translation>请说明数值的出处，如论文及其表格。</translation>
    </message>
    <message>
        <source>Say whether image {number} can be used.</source>
        <translation>请说明图像 {number} 是否可用。</translation>
    </message>
    <message>
        <source>Say who annotates; {code} has no cases of their own.</source>
        <translation>请说明由谁标注；{code} 没有自己的病例。</translation>
    </message>
    <message>
        <source>Say who reviews these questions; {code} decides nothing in their own name.</source>
        <translation>请指明由谁复核这些题目；{code} 不以自己的名义判定。</translation>
    </message>
    <message>
        <source>Say who settles the readings; {code} is nobody's own code.</source>
        <translation>请说明由谁裁定；{code} 不是任何人的代码。</translation>
    </message>
    <message>
        <source>Say why the case is opened again; the reason stays with it.</source>
        <translation>请说明重新打开病例的原因；原因将随病例保留。</translation>
    </message>
    <message>
        <source>Say why the grades are taken back.</source>
        <translation>请说明撤回评分的原因。</translation>
    </message>
    <message>
        <source>Say why the image is to be erased; the reason stays in its place.</source>
        <translation>请说明彻底删除图像的原因；原因将留在图像原处。</translation>
    </message>
    <message>
        <source>Say why the question is changed: the reason stands in its history.</source>
        <translation>请写明修改原因，它会记入历史。</translation>
    </message>
    <message>
        <source>Say why the row is taken back.</source>
        <translation>请说明撤回此行的原因。</translation>
    </message>
    <message>
        <source>Say why this is not right; choose a reason.</source>
        <translation>请说明为何不对；选择一个原因。</translation>
    </message>
    <message>
        <source>Several terms are called {term}; name one by its id: {ids}.</source>
        <translation>有多个术语称为 {term}；请用编号指明：{ids}。</translation>
    </message>
    <message>
        <source>Some options are numbers, which pandas may write otherwise (0.50 as 0.5); letters are not touched by that.</source>
        <translation>有些选项是数字，pandas 可能改变其写法（0.50 变为 0.5）；字母不受影响。</translation>
    </message>
    <message>
        <source>Somebody else has kept a consensus of this case meanwhile; nothing was written. Look at it first.</source>
        <translation>其间已有他人保存了此病例的共识；未写入任何内容。请先查看。</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>出现问题</translation>
    </message>
    <message>
        <source>That everything visible is annotated is said already.</source>
        <translation>已说明可见内容均已标注。</translation>
    </message>
    <message>
        <source>The DICOMDIR does not list 1 file of its folder, which is not shown; open the folder itself to see it.</source>
        <translation>DICOMDIR 未列出其文件夹中的 1 个文件，该文件不予显示；请打开文件夹本身查看。</translation>
    </message>
    <message>
        <source>The DICOMDIR does not list {count} files of its folder, which are not shown; open the folder itself to see them.</source>
        <translation>DICOMDIR 未列出其文件夹中的 {count} 个文件，这些文件不予显示；请打开文件夹本身查看。</translation>
    </message>
    <message>
        <source>The DICOMDIR is damaged, so that all images of its folder are shown instead; copy the disc again.</source>
        <translation>DICOMDIR 已损坏，改为显示其文件夹中的全部图像；请重新复制光盘。</translation>
    </message>
    <message>
        <source>The answer is not complete; answer first or say that you cannot judge.</source>
        <translation>答案不完整；请先作答，或选择“无法判断”。</translation>
    </message>
    <message>
        <source>The archive {name} is a link that leads out of the folder {folder} and is not followed; put the archive itself there, or name it.</source>
        <translation>压缩包 {name} 是指向文件夹 {folder} 之外的链接，不予跟随；请把压缩包本身放在那里，或直接指定它。</translation>
    </message>
    <message>
        <source>The attribute {attribute}, which each lesion of this project needs, has no one successor in the later version; make another project for it.</source>
        <translation>本项目每个皮损所需的属性 {attribute} 在较新版本中没有唯一的后继；请为其另建项目。</translation>
    </message>
    <message>
        <source>The attribute {name} is given twice; give it once.</source>
        <translation>属性 {name} 给了两次；请只给一次。</translation>
    </message>
    <message>
        <source>The backup of the workspace could not be written ({reason}); free some space. The workspace itself is whole.</source>
        <translation>工作区的备份无法写出（{reason}）；请腾出空间。工作区本身完整。</translation>
    </message>
    <message>
        <source>The baseline could not be written to {folder} ({reason}); choose a folder that you may write, with some free space, and close the files of an earlier export.</source>
        <translation>基线无法写入 {folder}（{reason}）；请选择可写且有空间的文件夹，并关闭先前导出的文件。</translation>
    </message>
    <message>
        <source>The bound and the expected share lie between 0 and 1.</source>
        <translation>界限和预期占比须在 0 与 1 之间。</translation>
    </message>
    <message>
        <source>The case contradicts itself: {first}</source>
        <translation>病例自相矛盾：{first}</translation>
    </message>
    <message>
        <source>The case is not complete yet; this many points are open: {count}. The first: {first}</source>
        <translation>病例尚不完整；待填 {count} 处。第一处：{first}</translation>
    </message>
    <message>
        <source>The case {project}/{number} has no image {place}; it has {count}.</source>
        <translation>病例 {project}/{number} 没有图像 {place}；共有 {count} 幅。</translation>
    </message>
    <message>
        <source>The cases of this project were changed elsewhere; nothing was done. Look at them again.</source>
        <translation>此项目的病例已在别处更改；未作任何操作。请重新查看。</translation>
    </message>
    <message>
        <source>The cells {cells} are merged; part them.</source>
        <translation>单元格 {cells} 已合并；请拆分。</translation>
    </message>
    <message>
        <source>The column index is the source's id of the question.</source>
        <translation>列 index 为来源中的题目标识。</translation>
    </message>
    <message>
        <source>The columns of a share differ in length.</source>
        <translation>占比的各列长度不同。</translation>
    </message>
    <message>
        <source>The database {name} cannot be made ({problem}); install medannot anew.</source>
        <translation>数据库 {name} 无法建立（{problem}）；请重新安装 medannot。</translation>
    </message>
    <message>
        <source>The database {name} could not be used ({code}); see the log file.</source>
        <translation>数据库 {name} 无法使用（{code}）；见日志文件。</translation>
    </message>
    <message>
        <source>The database {name} is damaged, and there is no backup of it; copy the whole folder before anything else is tried.</source>
        <translation>数据库 {name} 已损坏且没有备份；在作任何尝试之前请先复制整个文件夹。</translation>
    </message>
    <message>
        <source>The database {name} is damaged.</source>
        <translation>数据库 {name} 已损坏。</translation>
    </message>
    <message>
        <source>The database {name} is damaged. With medannot closed, move {name}, {name}-wal and {name}-shm out of {folder}, then copy {backup} there as {name}.</source>
        <translation>数据库 {name} 已损坏。请关闭 medannot，将 {name}、{name}-wal 和 {name}-shm 移出 {folder}，再将 {backup} 复制到该处并命名为 {name}。</translation>
    </message>
    <message>
        <source>The demo cannot be built in {folder} ({reason}); make room, or choose a place where you may write.</source>
        <translation>演示无法在 {folder} 中建立（{reason}）；请腾出空间，或选择可写的位置。</translation>
    </message>
    <message>
        <source>The design effect is at least 1, and an image has some entities.</source>
        <translation>设计效应至少为 1，且每幅图像须有实体。</translation>
    </message>
    <message>
        <source>The diagnoses are ranked 1, 2, 3 without gaps; rank them again.</source>
        <translation>诊断须按 1、2、3 连续排序；请重新排序。</translation>
    </message>
    <message>
        <source>The disk is full, so that the workspace cannot be opened for writing; free some space.</source>
        <translation>磁盘已满，工作区无法以可写方式打开；请腾出空间。</translation>
    </message>
    <message>
        <source>The disk is full: the image could not be stored. Free some space and try again; what was stored before is whole.</source>
        <translation>磁盘已满：图像未能存储。请腾出空间后重试；先前存储的内容完整。</translation>
    </message>
    <message>
        <source>The disk is full; nothing of this step was written. Free some space and try again.</source>
        <translation>磁盘已满；本步骤未写入任何内容。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>The doubled and the expected share lie between 0 and 1.</source>
        <translation>双人复核占比和预期占比须在 0 与 1 之间。</translation>
    </message>
    <message>
        <source>The end of the audit chain could not be written down ({reason}); free some space. The workspace itself is whole.</source>
        <translation>稽查链的末端无法写出（{reason}）；请腾出空间。工作区本身完整。</translation>
    </message>
    <message>
        <source>The evidence of a diagnosis names what is not there any more.</source>
        <translation>诊断依据所指的内容已不存在。</translation>
    </message>
    <message>
        <source>The file has no place for the marks, relations and knowledge that the source keeps beside its questions, nor for further answers that count; the JSON Lines of the set have them.</source>
        <translation>该文件没有位置存放来源随题目保存的标记、关系和知识，也没有位置存放其他同样算对的答案；题库的 JSON Lines 中有这些内容。</translation>
    </message>
    <message>
        <source>The file {file} holds another mapping; choose another name.</source>
        <translation>文件 {file} 含另一映射；请另选名称。</translation>
    </message>
    <message>
        <source>The file {name} in the workspace is damaged; without it nobody can tell whether the last audit entries were cut off. Compare with a backup, then remove it.</source>
        <translation>工作区中的文件 {name} 已损坏；没有它便无法得知最后的稽查条目是否被截去。请与备份比对，然后移除它。</translation>
    </message>
    <message>
        <source>The file {name} was not made by medannot; choose the folder of a workspace.</source>
        <translation>文件 {name} 不是 medannot 建立的；请选择工作区文件夹。</translation>
    </message>
    <message>
        <source>The files of {id} were changed by another program or window; nothing was written. Show what is there now, and edit again.</source>
        <translation>{id} 的文件被另一程序或窗口更改；未写入任何内容。请显示现有内容后重新编辑。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be read ({reason}); check its disk.</source>
        <translation>文件夹 {folder} 无法读取（{reason}）；请检查磁盘。</translation>
    </message>
    <message>
        <source>The folder {folder} could not be written ({reason}); nothing of it was kept. Choose a place that you may write, with enough free space.</source>
        <translation>文件夹 {folder} 无法写出（{reason}）；未保留任何内容。请选择可写且空间足够的位置。</translation>
    </message>
    <message>
        <source>The folder {folder} holds something else ({name}); choose a new or empty folder.</source>
        <translation>文件夹 {folder} 含有其他内容（{name}）；请选择新文件夹或空文件夹。</translation>
    </message>
    <message>
        <source>The folder {folder} is a workspace already; open it.</source>
        <translation>文件夹 {folder} 已是工作区；请直接打开。</translation>
    </message>
    <message>
        <source>The folder {folder} is no workspace.</source>
        <translation>文件夹 {folder} 不是工作区。</translation>
    </message>
    <message>
        <source>The folder {folder} is not empty (it holds {name}); choose a new or empty folder.</source>
        <translation>文件夹 {folder} 不是空的（含有 {name}）；请选择新文件夹或空文件夹。</translation>
    </message>
    <message>
        <source>The folder {folder} is synchronised ({service}), which can damage a database in use; choose a folder that is not, such as {local}.</source>
        <translation>文件夹 {folder} 处于同步中（{service}），可能损坏使用中的数据库；请选择不同步的文件夹，如 {local}。</translation>
    </message>
    <message>
        <source>The folder {folder} lies on a network drive ({kind}), where answers could be lost; choose a folder on this machine, such as {local}.</source>
        <translation>文件夹 {folder} 位于网络驱动器（{kind}），答案可能丢失；请选择本机文件夹，如 {local}。</translation>
    </message>
    <message>
        <source>The folder {name} cannot be read ({fault}).</source>
        <translation>文件夹 {name} 无法读取（{fault}）。</translation>
    </message>
    <message>
        <source>The folder {name} holds no question file ({endings}), and none of the first {most} of its plain texts holds questions; choose the folder in which the questions lie.</source>
        <translation>文件夹 {name} 中没有题目文件（{endings}），其中前 {most} 个纯文本也都不含题目；请选择题目所在的文件夹。</translation>
    </message>
    <message>
        <source>The folder {name} holds no question file ({endings}).</source>
        <translation>文件夹 {name} 中没有题目文件（{endings}）。</translation>
    </message>
    <message>
        <source>The frozen set has no name; write one.</source>
        <translation>冻结的题集没有名称，请填写。</translation>
    </message>
    <message>
        <source>The group {group} has {readers} readers, of whom at most {wanted} would have anything to read; take fewer.</source>
        <translation>组 {group} 有 {readers} 名阅片者，其中至多 {wanted} 名有题可答；请减少人数。</translation>
    </message>
    <message>
        <source>The group {group} has {readers} readers; for one version of a question each it needs {needed} at least: take more readers, fewer answers, or one language.</source>
        <translation>组 {group} 有 {readers} 名阅片者；要让每人只看题目的一个版本，至少需要 {needed} 名：请增加阅片者、减少回答数，或选择一种语言。</translation>
    </message>
    <message>
        <source>The group {group} has {size} readers; a group needs one at least.</source>
        <translation>组 {group} 有 {size} 名阅片者；一组至少需要 1 名。</translation>
    </message>
    <message>
        <source>The group {group} is named twice; name each once.</source>
        <translation>组 {group} 写了两次；每组只写一次。</translation>
    </message>
    <message>
        <source>The group {group} is of size {size}, so that no question can have {per_item} answers from it; take more readers or fewer answers.</source>
        <translation>组 {group} 有 {size} 人，任何题目都不可能得到其 {per_item} 份答案；请增加阅片者或减少答案数。</translation>
    </message>
    <message>
        <source>The id {id} stands twice; ids are never used again.</source>
        <translation>标识符 {id} 出现两次；标识符不得重复使用。</translation>
    </message>
    <message>
        <source>The image could not be stored in the workspace's media folder ({reason}); check that the folder may be written.</source>
        <translation>图像未能存入工作区的媒体文件夹（{reason}）；请检查该文件夹是否可写。</translation>
    </message>
    <message>
        <source>The image file {name} cannot be removed ({reason}); check that the workspace's folder may be written.</source>
        <translation>图像文件 {name} 无法移除（{reason}）；请检查工作区文件夹是否可写。</translation>
    </message>
    <message>
        <source>The image file {sha256} in the workspace's media folder cannot be read ({reason}); check the disk.</source>
        <translation>工作区媒体文件夹中的图像文件 {sha256} 无法读取（{reason}）；请检查磁盘。</translation>
    </message>
    <message>
        <source>The image file {sha256} in the workspace's media folder was altered by another program or a broken disk; import the image again.</source>
        <translation>工作区媒体文件夹中的图像文件 {sha256} 已被另一程序或损坏的磁盘改变；请重新导入图像。</translation>
    </message>
    <message>
        <source>The image file {sha256} is missing from the workspace's media folder; restore the folder or import the image again.</source>
        <translation>工作区媒体文件夹中缺少图像文件 {sha256}；请恢复该文件夹或重新导入图像。</translation>
    </message>
    <message>
        <source>The image has no frame {frame}; it has {frames}.</source>
        <translation>图像没有第 {frame} 帧；共有 {frames} 帧。</translation>
    </message>
    <message>
        <source>The image has no frame {number}; it has {frames}.</source>
        <translation>图像没有第 {number} 帧；共有 {frames} 帧。</translation>
    </message>
    <message>
        <source>The image is not one of this case; open the case again.</source>
        <translation>该图像不属于本病例；请重新打开病例。</translation>
    </message>
    <message>
        <source>The image {id} was erased; nothing is left to cover.</source>
        <translation>图像 {id} 已彻底删除；没有可遮盖的内容。</translation>
    </message>
    <message>
        <source>The image {id} would stay as it is, or become one that was erased; cover another part.</source>
        <translation>图像 {id} 将保持不变，或变成已彻底删除的图像；请遮盖其他部位。</translation>
    </message>
    <message>
        <source>The image {name} was changed during the import; nothing was imported.</source>
        <translation>图像 {name} 在导入期间被更改；未导入任何内容。</translation>
    </message>
    <message>
        <source>The image {name} was covered in part or erased since the files were read; nothing was imported. Read the files again.</source>
        <translation>文件读取后图像 {name} 被部分遮盖或彻底删除；未导入任何内容。请重新读取文件。</translation>
    </message>
    <message>
        <source>The images folder {name} cannot be read ({fault}).</source>
        <translation>图像文件夹 {name} 无法读取（{fault}）。</translation>
    </message>
    <message>
        <source>The images of a question set are grouped by image or by case.</source>
        <translation>题集的图像按图像或病例分组。</translation>
    </message>
    <message>
        <source>The job was stopped; nothing of it was kept.</source>
        <translation>任务已停止；未保留任何内容。</translation>
    </message>
    <message>
        <source>The job was stopped; pictures that lie in {folder} already: {count}.</source>
        <translation>任务已停止；{folder} 中已有图片：{count}。</translation>
    </message>
    <message>
        <source>The kept lexicon {pin} was altered by another program; restore its folder from a backup.</source>
        <translation>保存的词典 {pin} 已被另一程序更改；请从备份恢复其文件夹。</translation>
    </message>
    <message>
        <source>The key is an option that is not there; mark another.</source>
        <translation>答案所指的选项不存在；请另标一个。</translation>
    </message>
    <message>
        <source>The key stands as the source spells it, as it does for models. An answer of yes or no stands in small English letters; in other languages in the word of the key where the person says the same. Open answers are compared sign by sign there, and its columns precision, recall and f1 stand in each other's place.</source>
        <translation>答案保持来源的写法，与模型评分时相同。作答的是或否用小写英文；其他语言中，作答与答案含义相同时用答案的用词。开放题在那里逐字符比较，其 precision、recall 和 f1 三列互相错位。</translation>
    </message>
    <message>
        <source>The label is of version {version}, which does not lie between {first} and {last}; migrate it from its own version.</source>
        <translation>该标注的版本为 {version}，不在{first}与 {last} 之间；请从其自身版本迁移。</translation>
    </message>
    <message>
        <source>The least number is larger than the greatest.</source>
        <translation>最小值大于最大值。</translation>
    </message>
    <message>
        <source>The least of {name} is more than the most; exchange them.</source>
        <translation>{name} 的最小值大于最大值；请对调。</translation>
    </message>
    <message>
        <source>The lesion {name} lacks the attribute {attribute}, which this project asks for.</source>
        <translation>皮损 {name} 缺少本项目要求的属性 {attribute}。</translation>
    </message>
    <message>
        <source>The levels are given for {asked}; each may be named once.</source>
        <translation>已为 {asked} 指定级别；每项只能指定一次。</translation>
    </message>
    <message>
        <source>The lexicon could not be written to {folder} ({reason}); nothing there was changed.</source>
        <translation>词典无法写入 {folder}（{reason}）；该处未作任何改动。</translation>
    </message>
    <message>
        <source>The lexicon has no terms; tables such as {file} are expected beside it.</source>
        <translation>词典没有术语；旁边应有 {file} 之类的表。</translation>
    </message>
    <message>
        <source>The lexicon was changed meanwhile; look at the differences again.</source>
        <translation>其间词典有变更；请重新查看差异。</translation>
    </message>
    <message>
        <source>The lexicon was changed since the workbook was written, and taking over all would undo that; name the ids that are accepted, or export and edit anew.</source>
        <translation>工作簿写出后词典有变更，全部接受会将其撤销；请指明接受的标识符，或重新导出并编辑。</translation>
    </message>
    <message>
        <source>The lexicon {lexicon} has no node {node}; look its id up.</source>
        <translation>词库 {lexicon} 中没有节点 {node}；请核对其编号。</translation>
    </message>
    <message>
        <source>The lexicon {lexicon} has no {asked} at level {levels}; choose among {there}.</source>
        <translation>词典 {lexicon} 在级别 {levels} 没有 {asked}；请在 {there} 中选择。</translation>
    </message>
    <message>
        <source>The lexicon {name} is not taken over; it has {faults} and more: {first}</source>
        <translation>词典 {name} 未被接受；它有{faults}以上错误：{first}</translation>
    </message>
    <message>
        <source>The lexicon {name} is not taken over; it has {faults}: {first}</source>
        <translation>词典 {name} 未被接受；它有{faults}：{first}</translation>
    </message>
    <message>
        <source>The list of names could not be written ({reason}); the former one is whole.</source>
        <translation>名单无法写出（{reason}）；原名单完整。</translation>
    </message>
    <message>
        <source>The list of names is not taken; mend its rows.</source>
        <translation>名单未被接受；请改正其中的行。</translation>
    </message>
    <message>
        <source>The list of names {name} cannot be read; it needs the columns code and name.</source>
        <translation>名单 {name} 无法读取；须有 code 和 name 两列。</translation>
    </message>
    <message>
        <source>The mapping names what is not in the lexicon {lexicon}: {ids}.</source>
        <translation>映射所指的内容不在词典 {lexicon} 中：{ids}。</translation>
    </message>
    <message>
        <source>The mapping {file} is wrong: '{role}' {why}.</source>
        <translation>映射 {file} 有误：'{role}'{why}。</translation>
    </message>
    <message>
        <source>The mapping {name} cannot be read ({fault}).</source>
        <translation>映射 {name} 无法读取（{fault}）。</translation>
    </message>
    <message>
        <source>The mapping {name} cannot be written ({reason}); free some space or choose another name.</source>
        <translation>映射 {name} 无法写入（{reason}）；请腾出空间或另选名称。</translation>
    </message>
    <message>
        <source>The mapping {name} is no JSON text.</source>
        <translation>映射 {name} 不是 JSON 文本。</translation>
    </message>
    <message>
        <source>The outline crosses itself; move a corner so that it does not.</source>
        <translation>轮廓自相交；请移动顶点使其不相交。</translation>
    </message>
    <message>
        <source>The page of studies shows all of them.</source>
        <translation>“研究”页列出全部研究。</translation>
    </message>
    <message>
        <source>The painted area does not fit its box; paint it again.</source>
        <translation>涂绘区域与其边框不符；请重新涂绘。</translation>
    </message>
    <message>
        <source>The part of the program that decodes images cannot be started ({reason}); close other programs and try again, or install medannot anew.</source>
        <translation>解码图像的程序部分无法启动（{reason}）；请关闭其他程序后重试，或重新安装 medannot。</translation>
    </message>
    <message>
        <source>The program has a mapping called {name} of its own; choose another name.</source>
        <translation>程序自带名为 {name} 的映射；请另选名称。</translation>
    </message>
    <message>
        <source>The program is closing; the image was not decoded any more.</source>
        <translation>程序正在关闭；图像不再解码。</translation>
    </message>
    <message>
        <source>The program met a fault of its own ({name}); what was saved before is safe. Details are in the log.</source>
        <translation>程序自身出错（{name}）；先前保存的内容安全。详情见日志。</translation>
    </message>
    <message>
        <source>The project goes by the lexicon {lexicon} meanwhile, and what becomes of {name} there is not known; decide on it anew instead of taking your decision back.</source>
        <translation>项目现已改用词库 {lexicon}，而 {name} 在其中的去向未知；请重新作出决定，而不是撤回原决定。</translation>
    </message>
    <message>
        <source>The project goes by the lexicon {now} meanwhile, not by {lexicon}; nothing of this step was written. Look at the case as it is now, and do it again.</source>
        <translation>项目现使用词典 {now}，而非 {lexicon}；此步未写入任何内容。请查看病例现状，然后重做。</translation>
    </message>
    <message>
        <source>The project has a round of review named {name}; choose another name.</source>
        <translation>项目已有名为 {name} 的复核轮次；请另取名称。</translation>
    </message>
    <message>
        <source>The project {project} has no case {number}.</source>
        <translation>项目 {project} 没有病例 {number}。</translation>
    </message>
    <message>
        <source>The project {project} has no round of review; begin one.</source>
        <translation>项目 {project} 没有复核轮次；请先开始一轮。</translation>
    </message>
    <message>
        <source>The quality of an image is said once; change what is there.</source>
        <translation>图像质量只说明一次；请修改已有内容。</translation>
    </message>
    <message>
        <source>The question has no options to mark; write its right answer as text.</source>
        <translation>该题没有可标记的选项；请以文字写出正确答案。</translation>
    </message>
    <message>
        <source>The question has no right answer; write it.</source>
        <translation>题目没有正确答案；请填写。</translation>
    </message>
    <message>
        <source>The question has no words; write them.</source>
        <translation>题目没有文字；请填写。</translation>
    </message>
    <message>
        <source>The question library shows all of them.</source>
        <translation>题库列出全部题集。</translation>
    </message>
    <message>
        <source>The question set is empty; import questions first.</source>
        <translation>题集为空；请先导入题目。</translation>
    </message>
    <message>
        <source>The question set {set} has no question in this language that asks for this; choose otherwise.</source>
        <translation>题集 {set} 中没有此语言且考查此内容的题目；请另选。</translation>
    </message>
    <message>
        <source>The question set {set} is empty; import questions first.</source>
        <translation>题集 {set} 为空；请先导入题目。</translation>
    </message>
    <message>
        <source>The reader code {code} is taken in this workspace; choose another.</source>
        <translation>阅片者代码 {code} 在此工作区已被使用；请另选一个。</translation>
    </message>
    <message>
        <source>The relation stands twice.</source>
        <translation>该关系出现两次。</translation>
    </message>
    <message>
        <source>The row of {id} is missing in the sheet {sheet}; nodes are never deleted, so it shows as deprecated.</source>
        <translation>工作表 {sheet} 中缺少 {id} 的行；节点从不删除，因此显示为已停用。</translation>
    </message>
    <message>
        <source>The rows of the ratings differ in length.</source>
        <translation>评定的各行长度不同。</translation>
    </message>
    <message>
        <source>The seed {seed} is too large; take a smaller number.</source>
        <translation>种子 {seed} 过大；请取较小的数。</translation>
    </message>
    <message>
        <source>The selector names {id}, which is no node.</source>
        <translation>选择条件所指的 {id} 不是节点。</translation>
    </message>
    <message>
        <source>The set is not DrVD-Bench; name it so if it is.</source>
        <translation>题集不是 DrVD-Bench；若是，请指明。</translation>
    </message>
    <message>
        <source>The set is not MedXpertQA; name it so if it is.</source>
        <translation>题集不是 MedXpertQA；若是，请指明。</translation>
    </message>
    <message>
        <source>The set {name} was changed while the files were read; read them again.</source>
        <translation>读取文件期间题集 {name} 被更改；请重新读取。</translation>
    </message>
    <message>
        <source>The set {name} was drawn from another one and takes no files; import them into another set.</source>
        <translation>题集 {name} 由另一题集抽取而成，不接收文件；请导入其他题集。</translation>
    </message>
    <message>
        <source>The set {set} has a row of {model} already; take that back first, or give this one another name.</source>
        <translation>题集 {set} 已有 {model} 的行；请先撤回该行，或另取名称。</translation>
    </message>
    <message>
        <source>The set {set} has grades of the judge {judge} already; take them back first, or give these another name.</source>
        <translation>题集 {set} 已有评判模型 {judge} 的评分；请先撤回，或为这些评分另取名称。</translation>
    </message>
    <message>
        <source>The set {set} has no grades of {judge}.</source>
        <translation>题集 {set} 没有 {judge} 的评分。</translation>
    </message>
    <message>
        <source>The set {set} has no reference answer for this many questions: {count}, the first is question {first}; add the answers to the source and import it again, or let them be read without a score.</source>
        <translation>题集 {set} 中没有参考答案的题目数：{count}，第一题为题目 {first}；请在来源中补上答案后重新导入，或允许作答而不评分。</translation>
    </message>
    <message>
        <source>The set {set} has no row of {model}.</source>
        <translation>题集 {set} 没有 {model} 的行。</translation>
    </message>
    <message>
        <source>The set {set} has no sample {number}; draw one.</source>
        <translation>题集 {set} 没有样本 {number}；请抽取一个。</translation>
    </message>
    <message>
        <source>The set {set} holds this question no more; look at the queue again.</source>
        <translation>题集 {set} 已不含此题；请重新查看队列。</translation>
    </message>
    <message>
        <source>The set {set} lacks images for this many questions: {count}, the first is question {first}; import the set again with its images, or draw a subset of those that have theirs.</source>
        <translation>题集 {set} 中缺少图像的题目数：{count}，第一题为题目 {first}；请连同图像重新导入，或抽取图像齐全的题目为子集。</translation>
    </message>
    <message>
        <source>The sheet {sheet} is hidden.</source>
        <translation>工作表 {sheet} 已隐藏。</translation>
    </message>
    <message>
        <source>The sheet {sheet} is none of a lexicon and is not read.</source>
        <translation>工作表 {sheet} 不属于词典，不予读取。</translation>
    </message>
    <message>
        <source>The simulation was stopped after {answers} of {total} answers, which are kept; start it again with the same seed to go on.</source>
        <translation>模拟在 {total} 份答案中的 {answers} 份之后停止，已得答案保留；以相同种子重新开始即可继续。</translation>
    </message>
    <message>
        <source>The source of this set scores the questions of a unit together: the last line of each model counts units, right where all of their questions are. The other lines, and the files' rows, count questions one by one.</source>
        <translation>此题集的来源将一个单元的各题一并计分：每个模型的最后一行按单元计数，其中各题全部正确才算正确。其余各行与文件中的记录逐题计数。</translation>
    </message>
    <message>
        <source>The source's ids cannot serve as index; it is the place in the set, from 0.</source>
        <translation>来源的标识不能用作 index；改用题集中的序号，从 0 起。</translation>
    </message>
    <message>
        <source>The steps are {steps}; each may stand once, in the protocol's order, and quality comes first.</source>
        <translation>步骤为 {steps}；每步只出现一次，按方案的次序，质量居首。</translation>
    </message>
    <message>
        <source>The study {study} has no reader {reader}; its readers are {readers}.</source>
        <translation>研究 {study} 没有阅片者 {reader}；其阅片者为 {readers}。</translation>
    </message>
    <message>
        <source>The study {study} holds people's answers only; simulated readers answer in a copy.</source>
        <translation>研究 {study} 只含真人的答案；模拟阅片者在副本中作答。</translation>
    </message>
    <message>
        <source>The study {study} holds simulated readers only; people read the study that it is a copy of.</source>
        <translation>研究 {study} 只有模拟阅片者；真人请阅读其所据的原研究。</translation>
    </message>
    <message>
        <source>The term is part of a kept version; give it up instead.</source>
        <translation>该术语属于已保存的版本；请改为停用。</translation>
    </message>
    <message>
        <source>The top of a tree cannot be chosen; none is expected.</source>
        <translation>树的顶层不能选用；应为 none。</translation>
    </message>
    <message>
        <source>The top of a tree cannot be given up.</source>
        <translation>树的顶层不能停用。</translation>
    </message>
    <message>
        <source>The top of a tree stays where it is.</source>
        <translation>树的顶层不能移动。</translation>
    </message>
    <message>
        <source>The worksheet was not taken in.</source>
        <translation>工作表未被收入。</translation>
    </message>
    <message>
        <source>The workspace cannot be written ({reason}); move it to a local folder that you may write.</source>
        <translation>工作区不可写（{reason}）；请移至可写的本地文件夹。</translation>
    </message>
    <message>
        <source>The workspace cannot be written, the disk or folder is read-only; move it to a local folder that you may write.</source>
        <translation>工作区不可写，磁盘或文件夹为只读；请移至可写的本地文件夹。</translation>
    </message>
    <message>
        <source>The workspace could not be made ({reason}); choose a folder that you may write.</source>
        <translation>工作区无法建立（{reason}）；请选择可写的文件夹。</translation>
    </message>
    <message>
        <source>The workspace is open for reading only; nothing can be copied into it.</source>
        <translation>工作区以只读方式打开；不能向其中复制内容。</translation>
    </message>
    <message>
        <source>The workspace keeps no lexicon {pin}; restore its folder lexicons/kept.</source>
        <translation>工作区未保存词典 {pin}；请恢复其文件夹 lexicons/kept。</translation>
    </message>
    <message>
        <source>The workspace was opened on the machine {machine} at {since} and not closed there. If medannot no longer runs there, remove the file {name} and open it again.</source>
        <translation>工作区于 {since} 在计算机 {machine} 上打开，且未在那里关闭。若 medannot 在那里已不再运行，请移除文件 {name} 后重新打开。</translation>
    </message>
    <message>
        <source>The workspace {folder} cannot be brought up to date ({problem}) and stays as it was. Go on with the medannot that wrote it; the copy that was made of its database is {copy}: send that file with this sentence to those who look after medannot for you.</source>
        <translation>工作区 {folder} 无法升级（{problem}），保持原样。请继续使用写出它的 medannot；其数据库的副本为 {copy}：请将该文件连同此句发给为您维护 medannot 的人。</translation>
    </message>
    <message>
        <source>Their keys differ, {first} and {second}: look whether they are the same question.</source>
        <translation>两者的参考答案不同，分别为 {first} 和 {second}：请查看它们是否为同一道题。</translation>
    </message>
    <message>
        <source>There is a file {name} already, which may hold decisions; name another.</source>
        <translation>已有文件 {name}，可能含有决定；请另取名称。</translation>
    </message>
    <message>
        <source>There is a file {name} already, which may hold edits; name another.</source>
        <translation>已有文件 {name}，可能含有编辑；请另取名称。</translation>
    </message>
    <message>
        <source>There is a file {name} already; name another.</source>
        <translation>已有文件 {name}；请另取名称。</translation>
    </message>
    <message>
        <source>There is a lexicon {id} already; choose another id.</source>
        <translation>已有词典 {id}；请另选标识符。</translation>
    </message>
    <message>
        <source>There is no annotation project named {project}.</source>
        <translation>没有名为 {project} 的标注项目。</translation>
    </message>
    <message>
        <source>There is no decision of yours to take back.</source>
        <translation>没有可撤回的判定。</translation>
    </message>
    <message>
        <source>There is no decision to take back in this work.</source>
        <translation>此份标注没有可撤回的决定。</translation>
    </message>
    <message>
        <source>There is no edit to do again.</source>
        <translation>没有可重做的编辑。</translation>
    </message>
    <message>
        <source>There is no edit to take back since the last kept version.</source>
        <translation>自上次保存版本以来没有可撤销的编辑。</translation>
    </message>
    <message>
        <source>There is no file or folder {name}.</source>
        <translation>没有文件或文件夹 {name}。</translation>
    </message>
    <message>
        <source>There is no file {name}; look at its name.</source>
        <translation>没有文件 {name}；请检查名称。</translation>
    </message>
    <message>
        <source>There is no handed-in work to review.</source>
        <translation>没有已提交的标注可供复核。</translation>
    </message>
    <message>
        <source>There is no image that can be annotated.</source>
        <translation>没有可标注的图像。</translation>
    </message>
    <message>
        <source>There is no image that can be shown.</source>
        <translation>没有可显示的图像。</translation>
    </message>
    <message>
        <source>There is no image {id} in this workspace; look it up again.</source>
        <translation>此工作区没有图像 {id}；请重新查找。</translation>
    </message>
    <message>
        <source>There is no images folder {name}.</source>
        <translation>没有图像文件夹 {name}。</translation>
    </message>
    <message>
        <source>There is no item version {id}.</source>
        <translation>没有题目版本 {id}。</translation>
    </message>
    <message>
        <source>There is no lexicon {name}; there are {known}, or name a folder with lexicon.toml.</source>
        <translation>没有词典 {name}；现有{known}，或指定含 lexicon.toml 的文件夹。</translation>
    </message>
    <message>
        <source>There is no mapping {name}; there are {known}, or give a mapping's file.</source>
        <translation>没有映射 {name}；现有{known}，或给出映射文件。</translation>
    </message>
    <message>
        <source>There is no mapping {name}; there are {known}.</source>
        <translation>没有映射 {name}；现有 {known}。</translation>
    </message>
    <message>
        <source>There is no node {id}; an id of the lexicon is expected.</source>
        <translation>没有节点 {id}；应为词典中的标识符。</translation>
    </message>
    <message>
        <source>There is no node {parent} to be the parent; an id of the file is expected.</source>
        <translation>没有可作为上级的节点 {parent}；应为文件中的标识符。</translation>
    </message>
    <message>
        <source>There is no question set named {name}.</source>
        <translation>没有名为 {name} 的题集。</translation>
    </message>
    <message>
        <source>There is no question set named {set}.</source>
        <translation>没有名为 {set} 的题集。</translation>
    </message>
    <message>
        <source>There is no question to draw.</source>
        <translation>没有可抽取的题目。</translation>
    </message>
    <message>
        <source>There is no question {id}.</source>
        <translation>没有题目 {id}。</translation>
    </message>
    <message>
        <source>There is no study named {study}.</source>
        <translation>没有名为 {study} 的研究。</translation>
    </message>
    <message>
        <source>There is no such case any more; open the list again.</source>
        <translation>该病例已不存在；请重新打开列表。</translation>
    </message>
    <message>
        <source>There is no such case.</source>
        <translation>没有此病例。</translation>
    </message>
    <message>
        <source>There is no such relation any more.</source>
        <translation>该关系已不存在。</translation>
    </message>
    <message>
        <source>There is no such round of review; look at the list of rounds.</source>
        <translation>没有这一轮复核；请查看复核轮次列表。</translation>
    </message>
    <message>
        <source>There is no such version of a question set.</source>
        <translation>没有这一版本的题集。</translation>
    </message>
    <message>
        <source>There is no term {other} any more; look at the tree again.</source>
        <translation>术语 {other} 已不存在；请重新查看术语树。</translation>
    </message>
    <message>
        <source>There is nothing in this comment; write something.</source>
        <translation>此评论没有内容；请写些什么。</translation>
    </message>
    <message>
        <source>There is nothing to redo in this case.</source>
        <translation>此病例没有可重做的操作。</translation>
    </message>
    <message>
        <source>There is nothing to undo in this case.</source>
        <translation>此病例没有可撤销的操作。</translation>
    </message>
    <message>
        <source>There is something in {folder} already; name a new or empty folder.</source>
        <translation>{folder} 中已有内容；请指定新文件夹或空文件夹。</translation>
    </message>
    <message>
        <source>There is too much to read at once; name fewer files.</source>
        <translation>一次读取的内容过多；请减少文件。</translation>
    </message>
    <message>
        <source>These labels are not mapped to the lexicon: {labels}. Map them, or leave them out; nothing was written.</source>
        <translation>这些标注未映射到词典：{labels}。请映射或略去；未写入任何内容。</translation>
    </message>
    <message>
        <source>These two are one question in two languages already.</source>
        <translation>这两题已是同一题的两种语言版本。</translation>
    </message>
    <message>
        <source>They are of different types: look whether they are the same question.</source>
        <translation>两者题型不同：请查看它们是否为同一道题。</translation>
    </message>
    <message>
        <source>They show different images: look whether they are the same question.</source>
        <translation>两道题目显示的图像不同：请核对它们是否为同一道题目。</translation>
    </message>
    <message>
        <source>This answer is not among the unread ones of the set {set}.</source>
        <translation>此回答不在题集 {set} 未读出的回答之中。</translation>
    </message>
    <message>
        <source>This case is not there any more; it was joined with another one.</source>
        <translation>此病例已不存在；它已与另一病例合并。</translation>
    </message>
    <message>
        <source>This case is under review; its reviewer returns it where it is to be changed.</source>
        <translation>此病例正在复核；如需修改，将由复核者退回。</translation>
    </message>
    <message>
        <source>This case is {state} already.</source>
        <translation>此病例已处于该状态：{state}。</translation>
    </message>
    <message>
        <source>This case was submitted or opened again in another window meanwhile; nothing of this step was written. Look at it as it is now.</source>
        <translation>此病例已在另一窗口提交或重新打开；此步未写入任何内容。请查看其现状。</translation>
    </message>
    <message>
        <source>This contradiction cannot be acknowledged; mend what it names.</source>
        <translation>此矛盾不能仅予知悉；请改正其所指内容。</translation>
    </message>
    <message>
        <source>This image is missing; import it with the questions.</source>
        <translation>缺少此图像；请随题目一起导入。</translation>
    </message>
    <message>
        <source>This image was erased on request.</source>
        <translation>此图像已按要求彻底删除。</translation>
    </message>
    <message>
        <source>This image was erased on request; say that you cannot judge.</source>
        <translation>此图像已按要求彻底删除；请选择“无法判断”。</translation>
    </message>
    <message>
        <source>This item is finished; its answer stays what it is.</source>
        <translation>此题已完成；答案不再改变。</translation>
    </message>
    <message>
        <source>This item is not in the list of {reader}.</source>
        <translation>此题不在 {reader} 的清单中。</translation>
    </message>
    <message>
        <source>This item was taken in another window meanwhile; close this one and resume there.</source>
        <translation>其间此题在另一窗口中作答；请关闭本窗口，在那里继续。</translation>
    </message>
    <message>
        <source>This mark covers nothing; draw it again.</source>
        <translation>此标记未覆盖任何内容；请重画。</translation>
    </message>
    <message>
        <source>This mark has too few points; draw it again.</source>
        <translation>此标记的点太少；请重画。</translation>
    </message>
    <message>
        <source>This mark has too many points for its kind; draw it again.</source>
        <translation>此标记的点多于其类型所允许的；请重画。</translation>
    </message>
    <message>
        <source>This mark leaves the image; draw it within.</source>
        <translation>此标记超出图像；请画在图像之内。</translation>
    </message>
    <message>
        <source>This project does not ask for a {kind}.</source>
        <translation>本项目不要求{kind}。</translation>
    </message>
    <message>
        <source>This question takes one option, as all of its kind do; mark one option as right.</source>
        <translation>此题与同类题目一样只能选一个选项；请只标出一个正确选项。</translation>
    </message>
    <message>
        <source>This question takes one option.</source>
        <translation>此题只能选一个选项。</translation>
    </message>
    <message>
        <source>This question was changed meanwhile; nothing of this step was written. Look at it as it is now, then decide.</source>
        <translation>此题期间已被修改；本步骤未写入任何内容。请查看现在的题目后再判定。</translation>
    </message>
    <message>
        <source>This question was changed meanwhile; nothing of this step was written. Look at it as it is now, then edit it.</source>
        <translation>此题其间已被改动，本步骤未写入任何内容。请先查看现状再编辑。</translation>
    </message>
    <message>
        <source>This review needs a reviewer who has not annotated the work themselves and does not have its case to annotate still; name another one.</source>
        <translation>本次复核需要一位既未标注该份标注、也没有其病例待标注的复核者；请另选一位。</translation>
    </message>
    <message>
        <source>This review needs {count} reviewers who have not annotated the work themselves and do not have its case to annotate still; name more, or let two see none of the works (--doubled 0).</source>
        <translation>本次复核需要 {count} 位既未标注该份标注、也没有其病例待标注的复核者；请增加人选，或不安排双人复核（--doubled 0）。</translation>
    </message>
    <message>
        <source>This round is blind to who annotated; choose the works by what they say.</source>
        <translation>此轮复核对标注者设盲；请按标注内容来筛选。</translation>
    </message>
    <message>
        <source>This test needs ratings of every unit by every one of two raters or more.</source>
        <translation>此检验要求两名以上评定者评定每个单元。</translation>
    </message>
    <message>
        <source>This work has no such entity; open it again.</source>
        <translation>此份标注没有该实体；请重新打开。</translation>
    </message>
    <message>
        <source>This work is with its annotator again; it comes back to you when it is handed in.</source>
        <translation>此份标注已退回标注者；其再次提交后会回到您这里。</translation>
    </message>
    <message>
        <source>This workspace is of an older medannot; open it once for writing, which copies it and brings it up to date.</source>
        <translation>此工作区属于较旧的 medannot；请以可写方式打开一次，程序会先复制再升级。</translation>
    </message>
    <message>
        <source>This workspace pinned another lexicon {pin} (SHA-256 {known}); raise the version of the new one.</source>
        <translation>此工作区已固定另一份词典 {pin}（SHA-256 {known}）；请升级新词典的版本。</translation>
    </message>
    <message>
        <source>This workspace uses no lexicon {name} yet; pin one first.</source>
        <translation>此工作区尚未使用词典 {name}；请先固定一个版本。</translation>
    </message>
    <message>
        <source>This workspace was made by another development version of medannot, whose database differs ({table}.{column}); open it with that version. Nothing was changed.</source>
        <translation>此工作区由 medannot 的另一个开发版本建立，其数据库与本程序不同（{table}.{column}）；请用该版本打开。未作任何改动。</translation>
    </message>
    <message>
        <source>This workspace was written by a newer medannot (schema {revision}, this program knows {head}); install the newer version to open it.</source>
        <translation>此工作区由较新的 medannot 写出（模式 {revision}，本程序支持到 {head}）；请安装较新版本后打开。</translation>
    </message>
    <message>
        <source>This {kind} holds a value that cannot be stored; correct it and try again.</source>
        <translation>此{kind}含有无法存储的值；请改正后重试。</translation>
    </message>
    <message>
        <source>Tick that everything visible is annotated.</source>
        <translation>请勾选可见内容均已标注。</translation>
    </message>
    <message>
        <source>To try it out, the page of studies lets simulated readers answer a copy.</source>
        <translation>如要试用，可在研究页面让模拟阅片者作答一份副本。</translation>
    </message>
    <message>
        <source>Two diagnoses became the same disease; keep one of them.</source>
        <translation>两项诊断变成了同一疾病；请保留其一。</translation>
    </message>
    <message>
        <source>Two files are called {name}; a set knows its files by name, so choose the folder that holds both, or rename one of them.</source>
        <translation>两个文件都叫 {name}；题集按名称识别文件，请选择同时包含两者的文件夹，或将其中一个改名。</translation>
    </message>
    <message>
        <source>Two values became those of one attribute; keep one of them.</source>
        <translation>两个值变成了同一属性的值；请保留其一。</translation>
    </message>
    <message>
        <source>Version {number} of the set {set} is frozen already, as {name}.</source>
        <translation>题集 {set} 的第 {number} 版已冻结为 {name}。</translation>
    </message>
    <message>
        <source>Version {version} has no node {id}; choose the node anew.</source>
        <translation>版本 {version} 没有节点 {id}；请重新选择节点。</translation>
    </message>
    <message>
        <source>Versions of a lexicon {id} are kept here already; choose another id.</source>
        <translation>此处已保存词典 {id} 的若干版本；请另选标识符。</translation>
    </message>
    <message>
        <source>What lies below it would lie too deep; choose a higher place.</source>
        <translation>其下内容层级会过深；请选择较高的位置。</translation>
    </message>
    <message>
        <source>What shows this label was erased (image {numbers} of case {case}), so nobody can judge it any more; go on with the next one.</source>
        <translation>显示此实体的图像已删除（病例 {case} 的图像 {numbers}），已无人能够判断；请继续下一个。</translation>
    </message>
    <message>
        <source>What was accepted makes no sound lexicon; accept what belongs to it too, or less. The first fault: {first}</source>
        <translation>所接受的内容不构成完好的词典；请一并接受相关内容，或少接受一些。第一处错误：{first}</translation>
    </message>
    <message>
        <source>What was labelled with it went another way in version {version}; add a new term instead.</source>
        <translation>用它作的标注在版本 {version} 中另有去向；请改为添加新术语。</translation>
    </message>
    <message>
        <source>What was measured of {name} is no number; measure it again.</source>
        <translation>{name} 的测量值不是数字；请重新测量。</translation>
    </message>
    <message>
        <source>What was measured of {name} needs a unit.</source>
        <translation>{name} 的测量值需要单位。</translation>
    </message>
    <message>
        <source>What you corrected was changed again since; decide on it anew instead of taking your decision back.</source>
        <translation>您更正过的内容此后又被改动；请重新作出决定，而不是撤回原决定。</translation>
    </message>
    <message>
        <source>What you edited was changed again since; decide on it anew instead of taking your decision back.</source>
        <translation>您修改的内容此后又被改动；请重新判定，而不是撤回。</translation>
    </message>
    <message>
        <source>Which questions are of one patient, which are translations of each other, explanations, and roles of images stay in the workspace: a new set made of this file has none of them.</source>
        <translation>哪些题目属于同一患者、哪些互为译文、解释以及图像的角色都只保留在工作区中：由此文件新建的题集不含这些内容。</translation>
    </message>
    <message>
        <source>Work has begun in the project {project}; its cases stay as they are.</source>
        <translation>项目 {project} 已开始工作；其病例保持不变。</translation>
    </message>
    <message>
        <source>Yes/no questions stand as choices A and B in the order of the set.</source>
        <translation>是非题按题集的顺序写作选项 A 和 B。</translation>
    </message>
    <message>
        <source>You annotated this case; somebody else has to settle it.</source>
        <translation>此病例由您标注，须由他人裁定。</translation>
    </message>
    <message>
        <source>You have this case to annotate; submit your own work first.</source>
        <translation>您正在标注此病例；请先提交自己的标注。</translation>
    </message>
    <message>
        <source>a 7-Zip archive; unpack it first</source>
        <translation>7-Zip 压缩包；请先解压</translation>
    </message>
    <message>
        <source>a BMP image; convert it to PNG</source>
        <translation>BMP 图像；请转换为 PNG</translation>
    </message>
    <message>
        <source>a DICOM data set without file header; export it again as a DICOM file</source>
        <translation>没有文件头的 DICOM 数据集；请重新导出为 DICOM 文件</translation>
    </message>
    <message>
        <source>a GIF image; convert it to PNG</source>
        <translation>GIF 图像；请转换为 PNG</translation>
    </message>
    <message>
        <source>a Git LFS pointer; fetch the real file with git lfs pull</source>
        <translation>Git LFS 指针；请用 git lfs pull 获取真正的文件</translation>
    </message>
    <message>
        <source>a HEIC, AVIF or video file; convert it to PNG or JPEG</source>
        <translation>HEIC、AVIF 或视频文件；请转换为 PNG 或 JPEG</translation>
    </message>
    <message>
        <source>a JPEG 2000 image; convert it to PNG</source>
        <translation>JPEG 2000 图像；请转换为 PNG</translation>
    </message>
    <message>
        <source>a JPEG XL image; convert it to PNG</source>
        <translation>JPEG XL 图像；请转换为 PNG</translation>
    </message>
    <message>
        <source>a NIfTI volume; convert it to DICOM or PNG</source>
        <translation>NIfTI 体数据；请转换为 DICOM 或 PNG</translation>
    </message>
    <message>
        <source>a PDF document; take the images out of it first</source>
        <translation>PDF 文档；请先取出其中的图像</translation>
    </message>
    <message>
        <source>a RAR archive; unpack it first</source>
        <translation>RAR 压缩包；请先解压</translation>
    </message>
    <message>
        <source>a TIFF image; convert it to PNG</source>
        <translation>TIFF 图像；请转换为 PNG</translation>
    </message>
    <message>
        <source>a WebP image; convert it to PNG</source>
        <translation>WebP 图像；请转换为 PNG</translation>
    </message>
    <message>
        <source>a ZIP archive (or an Office document); unpack it first</source>
        <translation>ZIP 压缩包（或 Office 文档）；请先解压</translation>
    </message>
    <message>
        <source>a box has no area.</source>
        <translation>框没有面积。</translation>
    </message>
    <message>
        <source>a box has not four numbers.</source>
        <translation>框不是四个数。</translation>
    </message>
    <message>
        <source>a case such as laterality=left -&gt; ID</source>
        <translation>laterality=left -&gt; ID 之类的情形</translation>
    </message>
    <message>
        <source>a cell is longer than {limit} million signs; a quote before it may have no end.</source>
        <translation>有单元格超过 {limit} 百万个字符；其前的引号可能没有结束。</translation>
    </message>
    <message>
        <source>a cell of the workbook is longer than a megabyte; leave it out.</source>
        <translation>工作簿中有一个单元格超过 1 MB；请将其删去。</translation>
    </message>
    <message>
        <source>a cell of {name} is longer than a megabyte; leave it out.</source>
        <translation>{name} 中有一个单元格超过 1 MB；请将其删去。</translation>
    </message>
    <message>
        <source>a circle needs its middle and a point of its edge.</source>
        <translation>圆形需要圆心和边上一点。</translation>
    </message>
    <message>
        <source>a circle needs its middle and a point on it.</source>
        <translation>圆需要圆心和圆上一点。</translation>
    </message>
    <message>
        <source>a coding system such as SCT as the key</source>
        <translation>以 SCT 之类的编码系统为键</translation>
    </message>
    <message>
        <source>a coordinate is missing or no number.</source>
        <translation>坐标缺失或不是数字。</translation>
    </message>
    <message>
        <source>a coordinate is no number, or beyond all images.</source>
        <translation>坐标不是数字，或超出所有图像。</translation>
    </message>
    <message>
        <source>a coordinate is no number.</source>
        <translation>坐标不是数字。</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>a gzip archive; unpack it first</source>
        <translation>gzip 压缩包；请先解压</translation>
    </message>
    <message>
        <source>a lesion that it names stays out.</source>
        <translation>它所指的皮损没有导入。</translation>
    </message>
    <message>
        <source>a list of texts in brackets</source>
        <translation>方括号中的文本列表</translation>
    </message>
    <message>
        <source>a mark on its image is left out: {why}</source>
        <translation>图像上的一个标记被略去：{why}</translation>
    </message>
    <message>
        <source>a mask does not say its size.</source>
        <translation>掩膜未说明尺寸。</translation>
    </message>
    <message>
        <source>a mask needs the corners of its box, and its picture.</source>
        <translation>掩膜需要边框的顶点及其图像。</translation>
    </message>
    <message>
        <source>a new id, since the meaning changed,</source>
        <translation>新标识符（因为含义已变）</translation>
    </message>
    <message>
        <source>a node that is deprecated by now</source>
        <translation>现已停用的节点</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a number of it is none, or beyond all measure.</source>
        <translation>其中一个数不是数，或超出合理范围。</translation>
    </message>
    <message>
        <source>a number such as 0.5</source>
        <translation>0.5 之类的数字</translation>
    </message>
    <message>
        <source>a part of its outline is no list of at least three points.</source>
        <translation>其轮廓的一部分不是三个以上点的列表。</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>管道</translation>
    </message>
    <message>
        <source>a point is no pair of numbers.</source>
        <translation>有一点不是一对数字。</translation>
    </message>
    <message>
        <source>a polygon has too few points.</source>
        <translation>多边形的点太少。</translation>
    </message>
    <message>
        <source>a quotation mark is not closed, or a cell is longer than any text</source>
        <translation>引号未闭合，或单元格长于任何文本</translation>
    </message>
    <message>
        <source>a quote in it has no end, so that all from line {first} to line {last} would be one cell; close it, or double the quotes within a cell.</source>
        <translation>其中有一个引号没有结束，第 {first} 行到第 {last} 行因此会成为一个单元格；请补上结束引号，或把单元格内的引号写成两个。</translation>
    </message>
    <message>
        <source>a result has no value.</source>
        <translation>有一项结果没有值。</translation>
    </message>
    <message>
        <source>a result is no object.</source>
        <translation>有一项结果不是对象。</translation>
    </message>
    <message>
        <source>a run is no whole number from 0.</source>
        <translation>游程不是从 0 起的整数。</translation>
    </message>
    <message>
        <source>a run length of its mask is no number of pixels.</source>
        <translation>其掩膜的游程长度不是像素数。</translation>
    </message>
    <message>
        <source>a size in centimetres, such as 0.5</source>
        <translation>以厘米计的大小，如 0.5</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>a table of keys and values</source>
        <translation>键值表</translation>
    </message>
    <message>
        <source>a text in quotation marks</source>
        <translation>引号中的文本</translation>
    </message>
    <message>
        <source>a text of it is longer than {most} signs.</source>
        <translation>其中一段文字超过 {most} 个字符。</translation>
    </message>
    <message>
        <source>a text that begins like no formula</source>
        <translation>不以公式符号开头的文本</translation>
    </message>
    <message>
        <source>a text, not an image</source>
        <translation>文本，不是图像</translation>
    </message>
    <message>
        <source>a track cannot be put anywhere: the file does not name its video (meta, source).</source>
        <translation>轨迹无处可放：文件未指明其视频（meta, source）。</translation>
    </message>
    <message>
        <source>a turn is no JSON object.</source>
        <translation>一轮对话不是 JSON 对象。</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>a value without spaces</source>
        <translation>不含空格的值</translation>
    </message>
    <message>
        <source>a web page; the download may have failed</source>
        <translation>网页；下载可能失败</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a whole number of pixels is wanted.</source>
        <translation>应为整数个像素。</translation>
    </message>
    <message>
        <source>a {kind} has no row of the aspect {aspect} there.</source>
        <translation>{kind} 没有 {aspect} 这种行。</translation>
    </message>
    <message>
        <source>a {kind} is not read.</source>
        <translation>{kind}不予读取。</translation>
    </message>
    <message>
        <source>a {kind} names an image that is not listed.</source>
        <translation>某个 {kind} 指向未列出的图像。</translation>
    </message>
    <message>
        <source>advice {name}: {why}</source>
        <translation>建议“{name}”：{why}</translation>
    </message>
    <message>
        <source>an SQLite database</source>
        <translation>SQLite 数据库</translation>
    </message>
    <message>
        <source>an SVG drawing; convert it to PNG</source>
        <translation>SVG 图形；请转换为 PNG</translation>
    </message>
    <message>
        <source>an XML text, not an image</source>
        <translation>XML 文本，不是图像</translation>
    </message>
    <message>
        <source>an ellipse needs the ends of both axes.</source>
        <translation>椭圆需要两轴的端点。</translation>
    </message>
    <message>
        <source>an id</source>
        <translation>标识符</translation>
    </message>
    <message>
        <source>an id, not the date or rounded number that a spreadsheet made of it,</source>
        <translation>标识符，而不是电子表格由它变成的日期或取整的数字</translation>
    </message>
    <message>
        <source>an image has no id or no file name.</source>
        <translation>有图像没有标识符或文件名。</translation>
    </message>
    <message>
        <source>an image has no name, or one that is too long.</source>
        <translation>有图像没有名称，或名称过长。</translation>
    </message>
    <message>
        <source>an image has no name.</source>
        <translation>有图像没有名称。</translation>
    </message>
    <message>
        <source>arithmetic coded</source>
        <translation>算术编码</translation>
    </message>
    <message>
        <source>arithmetic coded lossless</source>
        <translation>算术编码无损</translation>
    </message>
    <message>
        <source>arithmetic coded progressive</source>
        <translation>算术编码渐进</translation>
    </message>
    <message>
        <source>at most {most} diagnoses are considered, and these are there.</source>
        <translation>至多考虑 {most} 项诊断，现已有这些。</translation>
    </message>
    <message>
        <source>behind its key '{key}' stands '{remark}'; the key counts, and that explains it.</source>
        <translation>其答案“{key}”之后另有“{remark}”；以该答案为准，后者作为解释。</translation>
    </message>
    <message>
        <source>behind the options in the question stands '{tail}', which is left out.</source>
        <translation>题干中选项之后还有“{tail}”，已略去。</translation>
    </message>
    <message>
        <source>beside it {most} texts hold no questions, and the search for such ended there (texts not looked at: {count}); choose the folder in which the questions lie.</source>
        <translation>旁边有 {most} 个文本不含题目，对此类文件的查找到此为止（未查看的文本：{count} 个）；请选择题目所在的文件夹。</translation>
    </message>
    <message>
        <source>capital letters and digits</source>
        <translation>大写字母和数字</translation>
    </message>
    <message>
        <source>choice questions of the files with fewer than {least} of them, with several right options: {several}, with one: {one}, without key: {none}; all of them will ask for one or several, since a form of its own for some would tell how many are right.</source>
        <translation>在选择题少于 {least} 道的各文件中：有多个正确选项的选择题 {several} 道，只有一个的 {one} 道，没有答案的 {none} 道；这些题都将按“一个或多个”作答，因为若部分题目形式不同，就会透露正确选项的个数。</translation>
    </message>
    <message>
        <source>choice questions of this file with several right options: {several}, with one: {one}, without key: {none}; all of them will ask for one or several, since a form of its own for some would tell how many are right.</source>
        <translation>此文件中有多个正确选项的选择题 {several} 道，只有一个的 {one} 道，没有答案的 {none} 道；这些题都将按“一个或多个”作答，因为若部分题目形式不同，就会透露正确选项的个数。</translation>
    </message>
    <message>
        <source>code {code}: the dictionary of {dictionary} has no one number for this keyword, so that none is shown; look for a misspelling, or for the keyword of another version.</source>
        <translation>编码 {code}：{dictionary} 的字典对此关键字没有唯一的编号，因此不显示；请检查拼写，或查找其他版本的关键字。</translation>
    </message>
    <message>
        <source>code {code}: {id} has it twice; delete one of the rows.</source>
        <translation>编码 {code}：{id} 有两次；请删除其中一行。</translation>
    </message>
    <message>
        <source>code: {fault}</source>
        <translation>编码：{fault}</translation>
    </message>
    <message>
        <source>codes such as L73.9</source>
        <translation>L73.9 之类的编码</translation>
    </message>
    <message>
        <source>columns cannot be divided by '{sign}'.</source>
        <translation>各列不能以“{sign}”分隔。</translation>
    </message>
    <message>
        <source>completeness {name}: {why}</source>
        <translation>完整性“{name}”：{why}</translation>
    </message>
    <message>
        <source>condition {cell}: {fault}</source>
        <translation>条件 {cell}：{fault}</translation>
    </message>
    <message>
        <source>deeper in the folder {folder} lie more question files, which are not read ({count}: {names}); choose them too, or the folders in which they lie.</source>
        <translation>文件夹 {folder} 的更深处还有题目文件未被读取（{count} 个：{names}）；请一并选择这些文件，或选择其所在的文件夹。</translation>
    </message>
    <message>
        <source>diagnosis {name}: {why}</source>
        <translation>诊断“{name}”：{why}</translation>
    </message>
    <message>
        <source>digits, zeros in front too</source>
        <translation>数字，保留前导零</translation>
    </message>
    <message>
        <source>doc_id counts the rows of the run's own split, and which part of the set that is cannot be told (the file has {rows} of them); give the rows the source's ids, or say that they stand in the order of the set.</source>
        <translation>doc_id 是运行所用划分中的行号，无法得知对应题集的哪一部分（文件有 {rows} 行）；请给各行写上来源的编号，或说明各行按题集顺序排列。</translation>
    </message>
    <message>
        <source>doc_id is the place of the question among those of its language in its source file, in the order of the file, from 0: right where every row of the split is in the set. Skipped questions stand with an empty response, which is counted wrong.</source>
        <translation>doc_id 为题目在来源文件同语言题目中的序号，按文件顺序，从 0 起：只有该划分的全部行都在题集中时才正确。跳过的题目回答为空，计为错误。</translation>
    </message>
    <message>
        <source>dropped or nothing</source>
        <translation>dropped 或空</translation>
    </message>
    <message>
        <source>each id in one row of a version</source>
        <translation>一个版本中每个标识符占一行</translation>
    </message>
    <message>
        <source>each of the lines {first} to {last} could be a row by itself, but they are one, since a quote opens in the first and ends in the last; look whether it was to end before.</source>
        <translation>第 {first} 至 {last} 行中的每一行都可以自成一条记录，但由于引号始于首行、止于末行，它们合成了一条；请查看引号是否本应更早结束。</translation>
    </message>
    <message>
        <source>end of data</source>
        <translation>数据结尾</translation>
    </message>
    <message>
        <source>extended sequential</source>
        <translation>扩展顺序</translation>
    </message>
    <message>
        <source>field limit</source>
        <translation>字段上限</translation>
    </message>
    <message>
        <source>files ending in '{suffix}' are not read; those that are end in {endings}.</source>
        <translation>不读取以“{suffix}”结尾的文件；可读取的结尾为 {endings}。</translation>
    </message>
    <message>
        <source>hierarchical lossless</source>
        <translation>分层无损</translation>
    </message>
    <message>
        <source>id {id}: an id of capital letters, digits and points is expected that no other rule has.</source>
        <translation>标识符 {id}：应为其他规则未用过的、由大写字母、数字和点组成的标识符。</translation>
    </message>
    <message>
        <source>id {id}: there is no such node; an id of the lexicon is expected.</source>
        <translation>标识符 {id}：没有此节点；应为词典中的标识符。</translation>
    </message>
    <message>
        <source>images is blank, since names of image files do not leave the workspace.</source>
        <translation>images 为空，因为图像文件名不离开工作区。</translation>
    </message>
    <message>
        <source>in line {line} text stands right behind a closing quote; quotes within a cell are to be doubled, so look at this row and at others with quotes.</source>
        <translation>第 {line} 行的结束引号之后紧跟着文字；单元格内的引号应写成两个，请查看这一行以及其他含引号的行。</translation>
    </message>
    <message>
        <source>it belongs to no segment of the file.</source>
        <translation>它不属于文件的任何分割段。</translation>
    </message>
    <message>
        <source>it cannot be read as a table to its end.</source>
        <translation>它无法作为表格读到结尾。</translation>
    </message>
    <message>
        <source>it covers nothing of its image.</source>
        <translation>它未覆盖图像的任何部分。</translation>
    </message>
    <message>
        <source>it covers nothing.</source>
        <translation>它未覆盖任何内容。</translation>
    </message>
    <message>
        <source>it declares a document type or entities; export it without them.</source>
        <translation>它声明了文档类型或实体；请导出不含这些的文件。</translation>
    </message>
    <message>
        <source>it does not say on which image it lies.</source>
        <translation>它未说明位于哪幅图像。</translation>
    </message>
    <message>
        <source>it does not say the size of its image.</source>
        <translation>它未说明图像的大小。</translation>
    </message>
    <message>
        <source>it explains a map of labels, and the PNG is not beside it.</source>
        <translation>它是标签图的说明，而 PNG 不在旁边。</translation>
    </message>
    <message>
        <source>it has another number of fields ({cells}) than there are columns ({columns}), and it reaches from line {first} to line {last}: a quote in it may have no end.</source>
        <translation>其字段数（{cells}）与列数（{columns}）不同，且从第 {first} 行延伸到第 {last} 行：其中的引号可能没有结束。</translation>
    </message>
    <message>
        <source>it has another number of fields ({cells}) than there are columns ({columns}).</source>
        <translation>其字段数（{cells}）与列数（{columns}）不同。</translation>
    </message>
    <message>
        <source>it has more than {most} points.</source>
        <translation>它的点超过 {most} 个。</translation>
    </message>
    <message>
        <source>it has neither outline nor box.</source>
        <translation>它既无轮廓也无边框。</translation>
    </message>
    <message>
        <source>it has no label.</source>
        <translation>它没有标签。</translation>
    </message>
    <message>
        <source>it has no sheet '{name}'; its sheets are {sheets}.</source>
        <translation>其中没有工作表“{name}”；现有工作表：{sheets}。</translation>
    </message>
    <message>
        <source>it has options, but its type is answered in words.</source>
        <translation>它有选项，但题型是文字作答。</translation>
    </message>
    <message>
        <source>it has too few points for its kind.</source>
        <translation>它的点少于其类型所需。</translation>
    </message>
    <message>
        <source>it has too many points for its kind.</source>
        <translation>它的点多于其类型所允许。</translation>
    </message>
    <message>
        <source>it has {columns} × {rows} pixels there and {own_columns} × {own_rows} here; it is another image, or was turned.</source>
        <translation>那里有 {columns} × {rows} 像素，这里有 {own_columns} × {own_rows}；它是另一幅图像，或被旋转过。</translation>
    </message>
    <message>
        <source>it has {count} cells, and the table has {columns} columns; export it again.</source>
        <translation>该行有 {count} 个单元格，而表格有 {columns} 列；请重新导出。</translation>
    </message>
    <message>
        <source>it has {count} colours, and a picture of labels has at most {most}.</source>
        <translation>它有 {count} 种颜色，而标签图最多 {most} 种。</translation>
    </message>
    <message>
        <source>it holds NaN, which is no JSON value; it was read as nothing.</source>
        <translation>其中含有 NaN，它不是 JSON 值；已按空值读取。</translation>
    </message>
    <message>
        <source>it holds a number that is none.</source>
        <translation>其中有一个数不是有效数值。</translation>
    </message>
    <message>
        <source>it holds a number that is too long.</source>
        <translation>其中有数字过长。</translation>
    </message>
    <message>
        <source>it holds more than {most} questions.</source>
        <translation>其中超过 {most} 题。</translation>
    </message>
    <message>
        <source>it holds no question.</source>
        <translation>其中没有题目。</translation>
    </message>
    <message>
        <source>it holds {word}, which is no JSON value.</source>
        <translation>其中有 {word}，不是 JSON 的值。</translation>
    </message>
    <message>
        <source>it is a choice question without options.</source>
        <translation>它是没有选项的选择题。</translation>
    </message>
    <message>
        <source>it is a question that stands in an earlier row of these files.</source>
        <translation>该题已在这些文件的前面某行出现。</translation>
    </message>
    <message>
        <source>it is a yes/no question with other options than yes and no.</source>
        <translation>它是是非题，却有“是”“否”以外的选项。</translation>
    </message>
    <message>
        <source>it is mapped to {name}, which cannot be chosen for it; map it to another term.</source>
        <translation>它映射到 {name}，而该词条不能用于此处；请映射到其他词条。</translation>
    </message>
    <message>
        <source>it is nested too deeply, or holds a number that is too long.</source>
        <translation>嵌套过深，或有数字过长。</translation>
    </message>
    <message>
        <source>it is nested too deeply.</source>
        <translation>嵌套过深。</translation>
    </message>
    <message>
        <source>it is no JSON.</source>
        <translation>它不是 JSON。</translation>
    </message>
    <message>
        <source>it is no PNG picture.</source>
        <translation>它不是 PNG 图片。</translation>
    </message>
    <message>
        <source>it is no annotation.</source>
        <translation>它不是标注。</translation>
    </message>
    <message>
        <source>it is no case as medannot writes it; export it again.</source>
        <translation>这不是 medannot 写出的病例；请重新导出。</translation>
    </message>
    <message>
        <source>it is no list of named boxes.</source>
        <translation>它不是带名称的框的列表。</translation>
    </message>
    <message>
        <source>it is no list of numbers.</source>
        <translation>它不是数的列表。</translation>
    </message>
    <message>
        <source>it is no list of objects.</source>
        <translation>它不是对象的列表。</translation>
    </message>
    <message>
        <source>it is no row of a CSV: a quote has no end, or a cell is too long.</source>
        <translation>这不是 CSV 的行：引号没有结束，或单元格过长。</translation>
    </message>
    <message>
        <source>it is no shape.</source>
        <translation>它不是图形。</translation>
    </message>
    <message>
        <source>it is no sound shape.</source>
        <translation>它不是完好的图形。</translation>
    </message>
    <message>
        <source>it is no text that can be read; its knowledge is left out.</source>
        <translation>它不是可读取的文本；其中的知识被略去。</translation>
    </message>
    <message>
        <source>it is no triple.</source>
        <translation>它不是三元组。</translation>
    </message>
    <message>
        <source>it is no whole Excel workbook.</source>
        <translation>它不是完整的 Excel 工作簿。</translation>
    </message>
    <message>
        <source>it is no whole Parquet table.</source>
        <translation>它不是完整的 Parquet 表格。</translation>
    </message>
    <message>
        <source>it is not encoded in UTF-8; save it again.</source>
        <translation>它不是 UTF-8 编码；请重新保存。</translation>
    </message>
    <message>
        <source>it is not in UTF-8 and was read as {encoding}, though it could be {others}; look whether its letters are right, else choose its encoding.</source>
        <translation>文件不是 UTF-8，已按 {encoding} 读取，但也可能是 {others}；请查看文字是否正确，否则请选择其编码。</translation>
    </message>
    <message>
        <source>it is not in UTF-8 and was read as {encoding}; look whether its letters are right.</source>
        <translation>它不是 UTF-8，已按 {encoding} 读取；请检查文字是否正确。</translation>
    </message>
    <message>
        <source>it is not whole JSON at line {line}, column {column}.</source>
        <translation>它不是完整的 JSON，位于第 {line} 行第 {column} 列。</translation>
    </message>
    <message>
        <source>it is not whole JSON: a backslash stands wrongly inside a text at line {line}, column {column}.</source>
        <translation>它不是完整的 JSON：第 {line} 行第 {column} 列的文本中有错误的反斜杠。</translation>
    </message>
    <message>
        <source>it is not whole JSON: a colon is missing at line {line}, column {column}.</source>
        <translation>它不是完整的 JSON：第 {line} 行第 {column} 列缺少冒号。</translation>
    </message>
    <message>
        <source>it is not whole JSON: a comma or the end of a list or object is missing at line {line}, column {column}.</source>
        <translation>它不是完整的 JSON：第 {line} 行第 {column} 列缺少逗号，或列表、对象的结尾。</translation>
    </message>
    <message>
        <source>it is not whole JSON: a line break or another control character stands inside a text at line {line}, column {column}.</source>
        <translation>它不是完整的 JSON：第 {line} 行第 {column} 列的文本中有换行或其他控制字符。</translation>
    </message>
    <message>
        <source>it is not whole JSON: a name in double quotes is missing at line {line}, column {column}.</source>
        <translation>它不是完整的 JSON：第 {line} 行第 {column} 列缺少双引号中的名称。</translation>
    </message>
    <message>
        <source>it is not whole JSON: a value is missing at line {line}, column {column}.</source>
        <translation>它不是完整的 JSON：第 {line} 行第 {column} 列缺少值。</translation>
    </message>
    <message>
        <source>it is not whole JSON: something follows its end at line {line}, column {column}.</source>
        <translation>它不是完整的 JSON：第 {line} 行第 {column} 列在结尾之后还有内容。</translation>
    </message>
    <message>
        <source>it is not whole JSON: the text that begins at line {line}, column {column} has no end.</source>
        <translation>它不是完整的 JSON：从第 {line} 行第 {column} 列开始的文本没有结尾。</translation>
    </message>
    <message>
        <source>it is not whole JSON: there is a comma too many at line {line}, column {column}.</source>
        <translation>它不是完整的 JSON：第 {line} 行第 {column} 列多了一个逗号。</translation>
    </message>
    <message>
        <source>it is not whole XML at line {line}.</source>
        <translation>它不是完整的 XML，位于第 {line} 行。</translation>
    </message>
    <message>
        <source>it is there already and says something else here, which stays.</source>
        <translation>这里已有它，但内容不同；保留这里的内容。</translation>
    </message>
    <message>
        <source>it is {kind}, not a file of questions.</source>
        <translation>它是{kind}，不是题目文件。</translation>
    </message>
    <message>
        <source>it leaves the image; agree to its repair, and it ends at the edge.</source>
        <translation>它超出图像；若同意修复，则止于边缘。</translation>
    </message>
    <message>
        <source>it lies between the images, or aslant to them.</source>
        <translation>它位于图像之间，或与图像倾斜。</translation>
    </message>
    <message>
        <source>it lies otherwise than its image, and is not turned to it.</source>
        <translation>它的方向与其图像不同，且未转至一致。</translation>
    </message>
    <message>
        <source>it lies outside the image.</source>
        <translation>它位于图像之外。</translation>
    </message>
    <message>
        <source>it names '{twice}' twice in one object.</source>
        <translation>它在一个对象中两次用了'{twice}'。</translation>
    </message>
    <message>
        <source>it names a category that is not in the file.</source>
        <translation>它所指的类别不在文件中。</translation>
    </message>
    <message>
        <source>it names a frame that no image has.</source>
        <translation>它所指的帧不属于任何图像。</translation>
    </message>
    <message>
        <source>it names an image that is not in the file.</source>
        <translation>它所指的图像不在文件中。</translation>
    </message>
    <message>
        <source>it names no columns; by the shape of all its rows they were taken for {columns} ({mapping}), which is a guess: look whether it is right.</source>
        <translation>文件没有列名；按所有行的形式，将各列当作 {columns}（{mapping}），这只是猜测：请查看是否正确。</translation>
    </message>
    <message>
        <source>it names no image, and neither does the report.</source>
        <translation>它未指明图像，报告也未指明。</translation>
    </message>
    <message>
        <source>it reaches beyond its image.</source>
        <translation>它超出了图像。</translation>
    </message>
    <message>
        <source>it reaches from line {first} to line {last}, and text stands right behind a closing quote: a quote before it may have no end. Close it, or double the quotes within a cell.</source>
        <translation>它从第 {first} 行延续到第 {last} 行，且结束引号之后紧跟着文字：之前可能有一个引号没有结束。请补上结束引号，或把单元格内的引号写成两个。</translation>
    </message>
    <message>
        <source>it says nothing of the image.</source>
        <translation>它未说明图像的任何内容。</translation>
    </message>
    <message>
        <source>it says {key} twice in one object; export it again.</source>
        <translation>它在一个对象中两次写了 {key}；请重新导出。</translation>
    </message>
    <message>
        <source>it shows the same as an image that was erased or covered in part; leave it out.</source>
        <translation>它与已彻底删除或部分遮盖的图像显示相同内容；请略去。</translation>
    </message>
    <message>
        <source>it shows the same as row {row} of {file}.</source>
        <translation>它与 {file} 第 {row} 行显示相同内容。</translation>
    </message>
    <message>
        <source>it shows the same as row {row}.</source>
        <translation>它与第 {row} 行显示相同内容。</translation>
    </message>
    <message>
        <source>it stands in a file of its own.</source>
        <translation>它在单独的文件中。</translation>
    </message>
    <message>
        <source>it was edited in the workspace (version {number}) and stays so; the file says otherwise.</source>
        <translation>此题已在工作区中修改（第 {number} 版），保持不变；文件内容与之不同。</translation>
    </message>
    <message>
        <source>it was edited in the workspace (version {number}); this import would put what the file says over it.</source>
        <translation>此题已在工作区中修改（版本 {number}）；此次导入将以文件内容覆盖该修改。</translation>
    </message>
    <message>
        <source>it was erased on request.</source>
        <translation>它已按要求彻底删除。</translation>
    </message>
    <message>
        <source>it was erased on request; its marks are left out.</source>
        <translation>它已按要求彻底删除；其标记未收入。</translation>
    </message>
    <message>
        <source>it was erased on request; leave it out.</source>
        <translation>它已按要求彻底删除；请略去。</translation>
    </message>
    <message>
        <source>its PNG has colours, and is no map of labels.</source>
        <translation>其 PNG 为彩色，不是标签图。</translation>
    </message>
    <message>
        <source>its PNG is broken or too large.</source>
        <translation>其 PNG 已损坏或过大。</translation>
    </message>
    <message>
        <source>its PNG is broken.</source>
        <translation>其 PNG 已损坏。</translation>
    </message>
    <message>
        <source>its captions ({captions}) are not as many as its images ({images}).</source>
        <translation>其图注数（{captions}）与图像数（{images}）不同。</translation>
    </message>
    <message>
        <source>its compressed mask is broken.</source>
        <translation>其压缩的掩膜已损坏。</translation>
    </message>
    <message>
        <source>its elements are nested too deeply.</source>
        <translation>其元素嵌套过深。</translation>
    </message>
    <message>
        <source>its explanation is left out, since it has no key.</source>
        <translation>没有答案，故略去其解析。</translation>
    </message>
    <message>
        <source>its first element is not CVAT's annotations.</source>
        <translation>其首个元素不是 CVAT 的 annotations。</translation>
    </message>
    <message>
        <source>its graphic type {kind} is not known.</source>
        <translation>其图形类型 {kind} 未知。</translation>
    </message>
    <message>
        <source>its id and its number in the set's own export ({number}) are of different questions.</source>
        <translation>它的标识与它在该题集自身导出文件中的编号（{number}）属于不同的题目。</translation>
    </message>
    <message>
        <source>its id is that of a question with other words than the row repeats ('{question}'); if the id is right all the same, say which field holds it (--id-field).</source>
        <translation>该行的编号所属题目与该行重复的题目文字不同（“{question}”）；如果编号确实无误，请指明哪个字段是编号（--id-field）。</translation>
    </message>
    <message>
        <source>its id {id} stands in row {first} already.</source>
        <translation>其标识符 {id} 已在第{first}行出现。</translation>
    </message>
    <message>
        <source>its image is not in the project.</source>
        <translation>它的图像不在项目中。</translation>
    </message>
    <message>
        <source>its image stands for that of the row {index}, and there is no such row with an image.</source>
        <translation>它的图像指向第 {index} 行的图像，但没有带图像的这一行。</translation>
    </message>
    <message>
        <source>its key '{key}' cannot be used with its options or type; it is taken without a key.</source>
        <translation>其参考答案“{key}”无法与选项或题型配合使用；该题按没有参考答案处理。</translation>
    </message>
    <message>
        <source>its key '{key}' is both a letter and the text of another option.</source>
        <translation>其答案'{key}' 既是字母，又是另一选项的文字。</translation>
    </message>
    <message>
        <source>its key '{key}' is neither yes nor no.</source>
        <translation>其答案'{key}' 既非“是”也非“否”。</translation>
    </message>
    <message>
        <source>its key '{key}' is no class that the mapping names.</source>
        <translation>其答案“{key}”不是映射所列的类别。</translation>
    </message>
    <message>
        <source>its key '{key}' is not among its options.</source>
        <translation>其答案'{key}' 不在选项之中。</translation>
    </message>
    <message>
        <source>its key '{key}' is the text of several options.</source>
        <translation>其答案“{key}”是多个选项的文字。</translation>
    </message>
    <message>
        <source>its key '{key}' names an option twice.</source>
        <translation>其答案'{key}' 两次指同一选项。</translation>
    </message>
    <message>
        <source>its key '{key}' names option {letter}, which has another text.</source>
        <translation>其答案'{key}' 指选项 {letter}，而该选项文字不同。</translation>
    </message>
    <message>
        <source>its key '{key}' names option {letter}, which has another text; the letter counts.</source>
        <translation>其答案“{key}”指选项 {letter}，而该选项文本不同；以字母为准。</translation>
    </message>
    <message>
        <source>its key is the letter {key}, and it has no options.</source>
        <translation>其答案是字母 {key}，但没有选项。</translation>
    </message>
    <message>
        <source>its key is the letter {key}, and its options stand in the question: it would be answered in words.</source>
        <translation>它的参考答案是字母 {key}，而选项写在题目文字中：这样会以文字作答。</translation>
    </message>
    <message>
        <source>its key names option {letter}, but the text beside it is '{text}'; the key counts.</source>
        <translation>其答案指选项 {letter}，而旁边的文本为“{text}”；以答案为准。</translation>
    </message>
    <message>
        <source>its key stands in a caption.</source>
        <translation>其答案写在图注中。</translation>
    </message>
    <message>
        <source>its key stands in the context.</source>
        <translation>其答案写在背景资料中。</translation>
    </message>
    <message>
        <source>its key stands in the question.</source>
        <translation>其答案写在题目中。</translation>
    </message>
    <message>
        <source>its keys are numbers, none of them 0 and none as high as there are options; they are counted from 0, so look at a few questions.</source>
        <translation>其答案是数字，既没有 0，也没有等于选项数的；现按从 0 开始计数，请查看几道题。</translation>
    </message>
    <message>
        <source>its kind {kind} is not known.</source>
        <translation>其类型{kind}未知。</translation>
    </message>
    <message>
        <source>its kind {kind} is not read.</source>
        <translation>其类型{kind}不予读取。</translation>
    </message>
    <message>
        <source>its language {language} is not known; write a code such as en, ko or pt-BR, or the language's name.</source>
        <translation>其语言 {language} 未知；请写 en、ko、pt-BR 之类的代码，或语言名称。</translation>
    </message>
    <message>
        <source>its list of images is not whole.</source>
        <translation>其图像列表不完整。</translation>
    </message>
    <message>
        <source>its mapping names no columns for the parts of its lines.</source>
        <translation>其映射未指明行内各部分的列。</translation>
    </message>
    <message>
        <source>its mask does not say its size.</source>
        <translation>其掩膜未说明大小。</translation>
    </message>
    <message>
        <source>its mask has another size than it should have.</source>
        <translation>其掩膜的大小不符。</translation>
    </message>
    <message>
        <source>its mask has another size than its image.</source>
        <translation>其掩膜与图像大小不同。</translation>
    </message>
    <message>
        <source>its mask has no run lengths, or too many.</source>
        <translation>其掩膜没有游程长度，或过多。</translation>
    </message>
    <message>
        <source>its mask has no run lengths.</source>
        <translation>其掩膜没有游程长度。</translation>
    </message>
    <message>
        <source>its mask has no size, or is larger than any image.</source>
        <translation>其掩膜没有大小，或大于任何图像。</translation>
    </message>
    <message>
        <source>its mask is larger than its image.</source>
        <translation>其掩膜大于图像。</translation>
    </message>
    <message>
        <source>its mask is no PNG.</source>
        <translation>其掩膜不是 PNG。</translation>
    </message>
    <message>
        <source>its mask is no base64.</source>
        <translation>其掩膜不是 base64。</translation>
    </message>
    <message>
        <source>its mask is too large.</source>
        <translation>其掩膜过大。</translation>
    </message>
    <message>
        <source>its outline crosses itself; agree to its repair, and what it encloses is painted.</source>
        <translation>其轮廓自相交；若同意修复，则涂绘其所围区域。</translation>
    </message>
    <message>
        <source>its packed mask is broken.</source>
        <translation>其压缩的掩膜已损坏。</translation>
    </message>
    <message>
        <source>its packed mask is not of eight bits a value.</source>
        <translation>其压缩的掩膜每个值不是八位。</translation>
    </message>
    <message>
        <source>its painted area does not fit its box.</source>
        <translation>其涂绘区域与其边框不符。</translation>
    </message>
    <message>
        <source>its picture has neither numbers nor plain colours.</source>
        <translation>其图片既无编号也无纯色。</translation>
    </message>
    <message>
        <source>its picture is broken or too large.</source>
        <translation>其图片已损坏或过大。</translation>
    </message>
    <message>
        <source>its picture is broken.</source>
        <translation>其图片已损坏。</translation>
    </message>
    <message>
        <source>its pixels are in colour.</source>
        <translation>其像素为彩色。</translation>
    </message>
    <message>
        <source>its place in its group is no number from 0.</source>
        <translation>其组内序号不是从 0 起的数。</translation>
    </message>
    <message>
        <source>its prompt named another right text; write the prompts again, and have them graded.</source>
        <translation>其提示词所列的正确答案已不同；请重新写出提示词并再行评分。</translation>
    </message>
    <message>
        <source>its question is not the one at place {place} of the set.</source>
        <translation>其题目不是题集中序号 {place} 的题目。</translation>
    </message>
    <message>
        <source>its region lies in a segmentation; take that in itself.</source>
        <translation>其区域位于分割中；请直接收入该分割。</translation>
    </message>
    <message>
        <source>its region names no image.</source>
        <translation>其区域未指明图像。</translation>
    </message>
    <message>
        <source>its relations ('{key}') are no triples and left out.</source>
        <translation>其关系（“{key}”）不是三元组，已略去。</translation>
    </message>
    <message>
        <source>its run lengths do not fit its box; they are longer or shorter.</source>
        <translation>其游程长度与边框不符，过长或过短。</translation>
    </message>
    <message>
        <source>its run lengths do not fit the image; they are longer or shorter.</source>
        <translation>其游程长度与图像不符，过长或过短。</translation>
    </message>
    <message>
        <source>its runs are compressed, which is not read.</source>
        <translation>其游程已压缩，无法读取。</translation>
    </message>
    <message>
        <source>its runs do not fit the size of the mask.</source>
        <translation>其游程与掩膜尺寸不符。</translation>
    </message>
    <message>
        <source>its segments are shares; a pixel belongs to one from {percent} % on.</source>
        <translation>其分割段为占比；像素自 {percent}%起计入。</translation>
    </message>
    <message>
        <source>its sheet '{name}' was read, and not {others}; another one is chosen on the mapping screen or by --sheet.</source>
        <translation>读取的是工作表“{name}”，未读取 {others}；可在映射页面或用 --sheet 另选。</translation>
    </message>
    <message>
        <source>its source calls the options {letters}; here they are called {here}, in that order.</source>
        <translation>来源中选项称为 {letters}；此处依次称为 {here}。</translation>
    </message>
    <message>
        <source>its stored key is not in this file; the next version has none.</source>
        <translation>已存储的答案不在此文件中；下一版本将没有答案。</translation>
    </message>
    <message>
        <source>its term is not mapped to the lexicon.</source>
        <translation>它的术语没有对应到词库。</translation>
    </message>
    <message>
        <source>its text holds unseen signs that turn the direction of writing.</source>
        <translation>其文本含有看不见的、会改变书写方向的字符。</translation>
    </message>
    <message>
        <source>its text holds {blocks} lists of options for {parts} answers.</source>
        <translation>其文本有 {blocks} 组选项，而答案有 {parts} 个。</translation>
    </message>
    <message>
        <source>its text is not in {encoding}; choose another encoding.</source>
        <translation>文本不是 {encoding} 编码；请选择其他编码。</translation>
    </message>
    <message>
        <source>its type '{word}' is none of those known ({known}).</source>
        <translation>其题型'{word}' 不在已知题型之中（{known}）。</translation>
    </message>
    <message>
        <source>its unit differs from the stored one; import the file as a set of its own.</source>
        <translation>其单元与已存储的不同；请将文件作为单独的题集导入。</translation>
    </message>
    <message>
        <source>its {name} is left out: the lesion has another one.</source>
        <translation>其 {name} 未收入：皮损已有另一个。</translation>
    </message>
    <message>
        <source>keywords of the dictionary of DICOM PS3.16 here, such as Scalp, and no numbers</source>
        <translation>DICOM PS3.16 字典的关键字，如 Scalp，不用数字</translation>
    </message>
    <message>
        <source>lesion {name}: {why}</source>
        <translation>皮损“{name}”：{why}</translation>
    </message>
    <message>
        <source>line {line} is not in UTF-8; save the file so, or choose the encoding that it is in.</source>
        <translation>第 {line} 行不是 UTF-8；请以 UTF-8 保存文件，或选择其实际编码。</translation>
    </message>
    <message>
        <source>line {line} is not in {encoding}, in which the file was read; mend the line.</source>
        <translation>第 {line} 行不是 {encoding} 编码，而文件是按该编码读取的；请修正这一行。</translation>
    </message>
    <message>
        <source>lines of it that are no facts and are left out: {count}.</source>
        <translation>其中不是事实而被略去的行数：{count}。</translation>
    </message>
    <message>
        <source>lmms-eval replays answers to a task of its own; name the task.</source>
        <translation>lmms-eval 按其自身的任务重放回答；请指明任务。</translation>
    </message>
    <message>
        <source>mark {name}: {why}</source>
        <translation>标记“{name}”：{why}</translation>
    </message>
    <message>
        <source>match {match}: {known} is expected.</source>
        <translation>match {match}：应为{known}。</translation>
    </message>
    <message>
        <source>must hold {L}, {l} or {n}, or be a list of columns</source>
        <translation>必须含有 {L}、{l} 或 {n}，或者是一个列名列表</translation>
    </message>
    <message>
        <source>no PNG, JPEG or DICOM file, or its beginning is broken</source>
        <translation>不是 PNG、JPEG 或 DICOM 文件，或开头已损坏</translation>
    </message>
    <message>
        <source>no case of its condition fits</source>
        <translation>其条件的各种情形均不符合</translation>
    </message>
    <message>
        <source>no file</source>
        <translation>不是文件</translation>
    </message>
    <message>
        <source>no frame header, or several</source>
        <translation>没有帧头，或有多个</translation>
    </message>
    <message>
        <source>no grade of 0, 0.5 or 1 can be read in it.</source>
        <translation>其中读不出 0、0.5 或 1 的评分。</translation>
    </message>
    <message>
        <source>no id</source>
        <translation>没有标识符</translation>
    </message>
    <message>
        <source>no image of the project has this name, or alone this size.</source>
        <translation>项目中没有图像具有此名称，也没有唯一具有此大小者。</translation>
    </message>
    <message>
        <source>no image of the project is this DICOM image.</source>
        <translation>项目中没有此 DICOM 图像。</translation>
    </message>
    <message>
        <source>no image of the project lies in the space of this mark.</source>
        <translation>项目中没有图像位于此标记所在的空间。</translation>
    </message>
    <message>
        <source>no image of {case} is in the project.</source>
        <translation>{case} 的图像都不在项目中。</translation>
    </message>
    <message>
        <source>no mapping fits the keys of its first record ({keys}): {mapping} would leave out {left}; make one on the mapping screen or with `questions map`, or name one with --mapping: {known}, or a mapping's file.</source>
        <translation>没有映射适合其首条记录的键（{keys}）：{mapping} 会略去 {left}；请在映射页面或用 `questions map` 建立一个，或用 --mapping 指定一个：{known}，或映射文件。</translation>
    </message>
    <message>
        <source>no mapping fits the keys of its first record ({keys}); make one on the mapping screen or with `questions map`, or name one with --mapping: {known}, or a mapping's file.</source>
        <translation>没有映射适合其首条记录的键（{keys}）；请在映射页面或用 `questions map` 建立一个，或用 --mapping 指定一个：{known}，或映射文件。</translation>
    </message>
    <message>
        <source>no open answer of the set has this id.</source>
        <translation>题集中没有此标识的开放题回答。</translation>
    </message>
    <message>
        <source>no question has the number {number} in the set's own export.</source>
        <translation>题集自身导出中没有编号为 {number} 的题目。</translation>
    </message>
    <message>
        <source>no question of the set has the id {id}.</source>
        <translation>题集中没有标识为 {id} 的题目。</translation>
    </message>
    <message>
        <source>no question of the set has the id {number}, and the row's text is not that of the question which has this number in the set's own export.</source>
        <translation>题集中没有标识为 {number} 的题目，而该行的文本也不是该题集自身导出文件中此编号题目的文本。</translation>
    </message>
    <message>
        <source>no question of the set has the id {number}; if it is the number in the set's own export, say so (--by-index).</source>
        <translation>题集中没有标识为 {number} 的题目；如果这是题集自身导出中的编号，请说明（--by-index）。</translation>
    </message>
    <message>
        <source>no row has {keys}, which files for the mapping {mapping} have; it may be the wrong mapping.</source>
        <translation>没有一行具有映射 {mapping} 的文件应有的 {keys}；映射可能有误。</translation>
    </message>
    <message>
        <source>no start of image</source>
        <translation>没有图像起始标志</translation>
    </message>
    <message>
        <source>no unread answer of the set has this id.</source>
        <translation>题集中没有此标识的未读出的回答。</translation>
    </message>
    <message>
        <source>nobody here has the code {code}.</source>
        <translation>此处没有代码为 {code} 的人。</translation>
    </message>
    <message>
        <source>not taken in of image quality, relations, advice and completeness: {count}; marks, lesions, regions and diagnoses are.</source>
        <translation>图像质量、关系、建议和完整性中未收入：{count}；标记、皮损、部位和诊断已收入。</translation>
    </message>
    <message>
        <source>nothing behind else</source>
        <translation>else 之后没有内容</translation>
    </message>
    <message>
        <source>nothing, since only a split has one,</source>
        <translation>空（只有拆分才有）</translation>
    </message>
    <message>
        <source>of its evidence {count} finding(s) stay out; the rest is taken.</source>
        <translation>它的依据中有 {count} 项没有导入；其余已采用。</translation>
    </message>
    <message>
        <source>of its question '{part}': {why}</source>
        <translation>其题目“{part}”：{why}</translation>
    </message>
    <message>
        <source>one id</source>
        <translation>一个标识符</translation>
    </message>
    <message>
        <source>one line without control characters</source>
        <translation>不含控制字符的一行</translation>
    </message>
    <message>
        <source>one of = != &lt; &lt;= &gt; &gt;=</source>
        <translation>= != &lt; &lt;= &gt; &gt;=之一</translation>
    </message>
    <message>
        <source>one of the new ids</source>
        <translation>新标识符之一</translation>
    </message>
    <message>
        <source>one or more ids</source>
        <translation>一个或多个标识符</translation>
    </message>
    <message>
        <source>option {letter} is empty.</source>
        <translation>选项 {letter} 为空。</translation>
    </message>
    <message>
        <source>option {letter} is empty; without it the options behind it would be called otherwise than in the source.</source>
        <translation>选项 {letter} 为空；去掉它之后，其后选项的字母将与来源不同。</translation>
    </message>
    <message>
        <source>options {same} and {letter} are the same.</source>
        <translation>选项 {same} 和 {letter} 相同。</translation>
    </message>
    <message>
        <source>predictions of a model are not read.</source>
        <translation>不读取模型的预测。</translation>
    </message>
    <message>
        <source>quality {name}: {why}</source>
        <translation>质量“{name}”：{why}</translation>
    </message>
    <message>
        <source>region {name}: {why}</source>
        <translation>部位“{name}”：{why}</translation>
    </message>
    <message>
        <source>relation {name}: {why}</source>
        <translation>关系“{name}”：{why}</translation>
    </message>
    <message>
        <source>row {first} says otherwise of the same answer to this question.</source>
        <translation>第 {first} 行对此题的同一答案另有判定。</translation>
    </message>
    <message>
        <source>row {other} answers the same question; neither is taken.</source>
        <translation>第 {other} 行回答同一题；两行均不收入。</translation>
    </message>
    <message>
        <source>seven digits, zeros in front too</source>
        <translation>七位数字，保留前导零</translation>
    </message>
    <message>
        <source>several options are right, but its type is single choice.</source>
        <translation>有多个正确选项，但题型为单选。</translation>
    </message>
    <message>
        <source>several questions of the set ({count}) have the id {id}.</source>
        <translation>题集中有多道题目（{count}）标识为 {id}。</translation>
    </message>
    <message>
        <source>small letters, digits and hyphens, such as clinic-skin</source>
        <translation>小写字母、数字和连字符，如 clinic-skin</translation>
    </message>
    <message>
        <source>some ids are those of a question and of a case of several questions ({count}; the first is {id}); they are taken for different ones.</source>
        <translation>有些编号既是一道题目的、又是一个含多道题目的病例的（{count} 个；第一个是 {id}）；它们被视为不同的编号。</translation>
    </message>
    <message>
        <source>the Parquet table cannot be read to its end.</source>
        <translation>Parquet 表格无法读到结尾。</translation>
    </message>
    <message>
        <source>the attribute {name} is given twice.</source>
        <translation>属性“{name}”给出了两次。</translation>
    </message>
    <message>
        <source>the case {case} of {author} stands in row {first} already; keep one of them.</source>
        <translation>{author} 的病例 {case} 已在第 {first} 行；请只保留一个。</translation>
    </message>
    <message>
        <source>the cell {column} cannot hold “{said}”.</source>
        <translation>单元格 {column} 不能是“{said}”。</translation>
    </message>
    <message>
        <source>the cell {column} is a formula; write its value there.</source>
        <translation>单元格 {column} 是公式；请改写为它的值。</translation>
    </message>
    <message>
        <source>the cell {column} is empty.</source>
        <translation>单元格 {column} 是空的。</translation>
    </message>
    <message>
        <source>the code {code} has no name.</source>
        <translation>代码 {code} 没有姓名。</translation>
    </message>
    <message>
        <source>the code {code} stands in the list twice.</source>
        <translation>代码 {code} 在名单中出现两次。</translation>
    </message>
    <message>
        <source>the coordinates of its region are missing or no pairs.</source>
        <translation>其区域的坐标缺失或不成对。</translation>
    </message>
    <message>
        <source>the coordinates of its region in space are missing or no triples.</source>
        <translation>其空间区域的坐标缺失或不成三元组。</translation>
    </message>
    <message>
        <source>the diagnosis that it serves stays out; it serves none then.</source>
        <translation>它所针对的诊断没有导入；因此它不针对任何诊断。</translation>
    </message>
    <message>
        <source>the encoding of its text is not known; save the file as UTF-8, or choose its encoding.</source>
        <translation>无法识别文本编码；请将文件保存为 UTF-8，或选择其编码。</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>结尾</translation>
    </message>
    <message>
        <source>the file has {rows} rows and the set {items} questions, so that its rows do not stand in the order of the set.</source>
        <translation>文件有 {rows} 行，题集有 {items} 题，因此各行并非按题集顺序排列。</translation>
    </message>
    <message>
        <source>the file holds no header.</source>
        <translation>文件没有表头。</translation>
    </message>
    <message>
        <source>the file holds no list of questions.</source>
        <translation>文件中没有题目列表。</translation>
    </message>
    <message>
        <source>the file holds no question at {path}.</source>
        <translation>文件在 {path} 处没有题目。</translation>
    </message>
    <message>
        <source>the file holds no question.</source>
        <translation>文件中没有题目。</translation>
    </message>
    <message>
        <source>the file holds numbers of NumPy; the questions stand in another file.</source>
        <translation>该文件存放的是 NumPy 数值；题目在另一文件中。</translation>
    </message>
    <message>
        <source>the file holds one JSON object, not a list of questions; the mapping screen and `questions map` look for the place in it at which they stand.</source>
        <translation>文件中是单个 JSON 对象，而非题目列表；映射页面和 `questions map` 会查找题目在其中的位置。</translation>
    </message>
    <message>
        <source>the file is a 7-Zip archive; unpack the questions first.</source>
        <translation>该文件是 7-Zip 压缩包；请先解压其中的题目。</translation>
    </message>
    <message>
        <source>the file is a DICOM image; the questions stand in another file.</source>
        <translation>该文件是 DICOM 图像；题目在另一文件中。</translation>
    </message>
    <message>
        <source>the file is a Git-LFS pointer, not the questions; fetch the real file first.</source>
        <translation>文件是 Git-LFS 指针，不是题目本身；请先获取真正的文件。</translation>
    </message>
    <message>
        <source>the file is a PDF document, which holds no questions that can be read.</source>
        <translation>文件是 PDF 文档，其中没有可读取的题目。</translation>
    </message>
    <message>
        <source>the file is a RAR archive; unpack the questions first.</source>
        <translation>该文件是 RAR 压缩包；请先解压其中的题目。</translation>
    </message>
    <message>
        <source>the file is a ZIP archive; unpack the questions (images may stay packed).</source>
        <translation>文件是 ZIP 压缩包；请解压题目（图像可留在压缩包中）。</translation>
    </message>
    <message>
        <source>the file is a Zstandard archive; unpack the questions first.</source>
        <translation>该文件是 Zstandard 压缩包；请先解压其中的题目。</translation>
    </message>
    <message>
        <source>the file is a bzip2 archive; unpack the questions first.</source>
        <translation>该文件是 bzip2 压缩包；请先解压其中的题目。</translation>
    </message>
    <message>
        <source>the file is a database, which holds no questions that can be read.</source>
        <translation>文件是数据库，其中没有可读取的题目。</translation>
    </message>
    <message>
        <source>the file is a gzip archive; unpack the questions first.</source>
        <translation>文件是 gzip 压缩包；请先解压题目。</translation>
    </message>
    <message>
        <source>the file is a link that leads out of the folder {folder} and is not followed; name the file itself, or choose a folder that holds both.</source>
        <translation>该文件是指向文件夹 {folder} 之外的链接，不予跟随；请直接指定该文件，或选择同时包含两者的文件夹。</translation>
    </message>
    <message>
        <source>the file is a pickle, which may run any program when it is read; it is never opened.</source>
        <translation>文件是 pickle，读取时可能运行任意程序；一概不打开。</translation>
    </message>
    <message>
        <source>the file is a picture; the questions stand in another file.</source>
        <translation>文件是图片；题目在另一文件中。</translation>
    </message>
    <message>
        <source>the file is an Arrow file; save it as Parquet or JSON Lines.</source>
        <translation>该文件是 Arrow 文件；请另存为 Parquet 或 JSON Lines。</translation>
    </message>
    <message>
        <source>the file is an Excel workbook; give it a name that ends in .xlsx.</source>
        <translation>该文件是 Excel 工作簿；请将文件名改为以 .xlsx 结尾。</translation>
    </message>
    <message>
        <source>the file is an HDF5 file, which holds no questions that can be read.</source>
        <translation>该文件是 HDF5 文件，其中没有可读取的题目。</translation>
    </message>
    <message>
        <source>the file is an old Excel workbook; save it as .xlsx or CSV.</source>
        <translation>文件是旧格式的 Excel 工作簿；请另存为.xlsx 或 CSV。</translation>
    </message>
    <message>
        <source>the file is an xz archive; unpack the questions first.</source>
        <translation>该文件是 xz 压缩包；请先解压其中的题目。</translation>
    </message>
    <message>
        <source>the file is empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message>
        <source>the file is no text, whatever its name says, and none that is known.</source>
        <translation>无论名称如何，该文件都不是文本，也不是已知类型的文件。</translation>
    </message>
    <message>
        <source>the file is too large.</source>
        <translation>文件过大。</translation>
    </message>
    <message>
        <source>the file {name} beside the questions holds no JSON object.</source>
        <translation>题目旁的文件 {name} 不含 JSON 对象。</translation>
    </message>
    <message>
        <source>the finding {id} stands there twice.</source>
        <translation>所见 {id} 出现了两次。</translation>
    </message>
    <message>
        <source>the first row of its finding is missing.</source>
        <translation>缺少该所见的第一行。</translation>
    </message>
    <message>
        <source>the formula in its column '{column}' has no value that was saved; open the workbook, save it and import it again.</source>
        <translation>其“{column}”列中的公式没有已保存的值；请打开该工作簿，保存后再导入。</translation>
    </message>
    <message>
        <source>the frame header is cut short</source>
        <translation>帧头被截断</translation>
    </message>
    <message>
        <source>the frame of an image is no number from 1.</source>
        <translation>图像的帧不是从 1 起的数字。</translation>
    </message>
    <message>
        <source>the heading of its column {column} is a formula without a value that was saved; open the workbook, save it and import it again.</source>
        <translation>其“{column}”列的标题是没有已保存值的公式；请打开该工作簿，保存后再导入。</translation>
    </message>
    <message>
        <source>the id of a node</source>
        <translation>节点的标识符</translation>
    </message>
    <message>
        <source>the image has no frame {frame}.</source>
        <translation>图像没有第 {frame} 帧。</translation>
    </message>
    <message>
        <source>the image is empty.</source>
        <translation>图像是空的。</translation>
    </message>
    <message>
        <source>the image is given neither as bytes nor as base64.</source>
        <translation>图像既不是字节也不是 base64。</translation>
    </message>
    <message>
        <source>the image is no whole base64.</source>
        <translation>图像不是完整的 base64。</translation>
    </message>
    <message>
        <source>the image name '{name}' does not lie within the images folder.</source>
        <translation>图像名'{name}' 不在图像文件夹之内。</translation>
    </message>
    <message>
        <source>the image {name} cannot be read ({fault}).</source>
        <translation>图像 {name} 无法读取（{fault}）。</translation>
    </message>
    <message>
        <source>the image {name} cannot be taken out of {archive}, which is broken or locked.</source>
        <translation>图像 {name} 无法从 {archive} 中取出，该压缩包已损坏或加密。</translation>
    </message>
    <message>
        <source>the image {name} claims {claimed} MB from {packed} kB of a ZIP archive; it is not opened.</source>
        <translation>图像 {name} 声称由 ZIP 压缩包的 {packed} kB 解出 {claimed} MB；不予打开。</translation>
    </message>
    <message>
        <source>the image {name} has no frame {frame}, only {frames}.</source>
        <translation>图像 {name} 没有第 {frame} 帧，只有 {frames} 帧。</translation>
    </message>
    <message>
        <source>the image {name} is a link that leads out of the folder {folder} and is not followed; put the image itself there, or choose a folder that holds both.</source>
        <translation>图像 {name} 是指向文件夹 {folder} 之外的链接，不予跟随；请把图像本身放在那里，或选择同时包含两者的文件夹。</translation>
    </message>
    <message>
        <source>the image {name} is larger than 1 GB.</source>
        <translation>图像 {name} 大于 1 GB。</translation>
    </message>
    <message>
        <source>the image {name} is missing; name the folder of images, or allow missing images.</source>
        <translation>缺少图像 {name}；请指定图像文件夹，或允许缺少图像。</translation>
    </message>
    <message>
        <source>the image {name} is not in the folder {folder}.</source>
        <translation>图像 {name} 不在文件夹 {folder} 中。</translation>
    </message>
    <message>
        <source>the image {name} is {kind}, not a file.</source>
        <translation>图像 {name} 是{kind}，不是文件。</translation>
    </message>
    <message>
        <source>the image {name} may be {first} or {second}.</source>
        <translation>图像 {name} 可能是{first}或 {second}。</translation>
    </message>
    <message>
        <source>the image {name} shows the same as an image that was erased or covered in part; leave it out.</source>
        <translation>图像 {name} 与已彻底删除或部分遮盖的图像显示相同内容；请略去。</translation>
    </message>
    <message>
        <source>the image {name} was erased on request; leave it out.</source>
        <translation>图像 {name} 已按要求彻底删除；请略去。</translation>
    </message>
    <message>
        <source>the images of {case} lie in {count} cases of the project; nothing of it comes in.</source>
        <translation>{case} 的图像分属项目中的 {count} 个病例；其内容都不导入。</translation>
    </message>
    <message>
        <source>the label is mapped twice.</source>
        <translation>该标签映射了两次。</translation>
    </message>
    <message>
        <source>the label is missing.</source>
        <translation>缺少标签。</translation>
    </message>
    <message>
        <source>the letters are not those of options; where none can be read, write UNREADABLE.</source>
        <translation>这些字母不是选项的字母；若无法读出，请写 UNREADABLE。</translation>
    </message>
    <message>
        <source>the line is longer than {limit} MB; no question is.</source>
        <translation>该行超过 {limit} MB；题目不会这么长。</translation>
    </message>
    <message>
        <source>the line is longer than {limit} million signs; no question is.</source>
        <translation>该行超过 {limit} 百万个字符；题目不会这么长。</translation>
    </message>
    <message>
        <source>the line is no JSON.</source>
        <translation>该行不是 JSON。</translation>
    </message>
    <message>
        <source>the list of its points is missing.</source>
        <translation>缺少点的列表。</translation>
    </message>
    <message>
        <source>the mapping {mapping} leaves out '{key}', which holds images from row {row} on; it may be the wrong mapping.</source>
        <translation>映射 {mapping} 略去了从第 {row} 行起含图像的 '{key}'；映射可能有误。</translation>
    </message>
    <message>
        <source>the mapping {mapping} leaves out {keys}, which may hold the options; it may be the wrong mapping.</source>
        <translation>映射 {mapping} 略去了可能含选项的 {keys}；映射可能有误。</translation>
    </message>
    <message>
        <source>the mask beside its image is of {columns} x {rows} pixels, and was brought to the size of the image, {wide} x {high}: look whether it belongs to it.</source>
        <translation>图像旁的掩模为 {columns} × {rows} 像素，已调整为图像的大小 {wide} × {high}：请核对它是否属于该图像。</translation>
    </message>
    <message>
        <source>the name of a fact</source>
        <translation>事实的名称</translation>
    </message>
    <message>
        <source>the name of a fact, such as laterality,</source>
        <translation>事实的名称，如 laterality</translation>
    </message>
    <message>
        <source>the number {number} was not the same question's in each version of the set; keep the field item_version of the export in the file.</source>
        <translation>编号 {number} 在题集的各个版本中并非同一题目；请在文件中保留导出时的 item_version 字段。</translation>
    </message>
    <message>
        <source>the options are longer than {most} characters.</source>
        <translation>选项超过 {most} 个字符。</translation>
    </message>
    <message>
        <source>the options are neither a list nor an object.</source>
        <translation>选项既非列表也非对象。</translation>
    </message>
    <message>
        <source>the options are no whole list.</source>
        <translation>选项不是完整的列表。</translation>
    </message>
    <message>
        <source>the options in the row are others than the question's, or stand in another order, so that its letters would be taken for other options; put them into the question's order, or leave them out of the file where the letters go by the question.</source>
        <translation>该行的选项与题目的选项不同或顺序不同，其字母会被当成别的选项；请改为题目的顺序，若字母本来就按题目的顺序，则从文件中删去这些选项。</translation>
    </message>
    <message>
        <source>the prediction has {count} characters; {limit} at most are read.</source>
        <translation>预测结果有 {count} 个字符；最多读取 {limit} 个。</translation>
    </message>
    <message>
        <source>the prediction is no letter for each of the row's questions ({questions}), parted by commas.</source>
        <translation>该预测不是以逗号分隔、与该行每道题目（{questions}）一一对应的字母。</translation>
    </message>
    <message>
        <source>the prediction is {what}, not a text.</source>
        <translation>预测结果是 {what}，不是文本。</translation>
    </message>
    <message>
        <source>the project does not ask for diagnoses.</source>
        <translation>本项目不要求诊断。</translation>
    </message>
    <message>
        <source>the question is empty.</source>
        <translation>题目为空。</translation>
    </message>
    <message>
        <source>the question was changed in the workspace since this file was written; its next version holds what the file says.</source>
        <translation>自该文件写出后，此题已在工作区中修改；其下一版本以文件内容为准。</translation>
    </message>
    <message>
        <source>the row has neither an id nor the text of its question.</source>
        <translation>该行既没有标识，也没有题目文本。</translation>
    </message>
    <message>
        <source>the row has no id, and no question of the set has its text.</source>
        <translation>该行没有标识，题集中也没有文本相同的题目。</translation>
    </message>
    <message>
        <source>the row has no id, and several questions of the set ({count}) have its text; if the rows stand in the order of the set, say so (--by-order).</source>
        <translation>该行没有编号，而题集中有多道题目（{count} 道）与其文字相同；如果各行按题集的顺序排列，请说明（--by-order）。</translation>
    </message>
    <message>
        <source>the row is no JSON object.</source>
        <translation>该行不是 JSON 对象。</translation>
    </message>
    <message>
        <source>the row's text is not that of the question which has the number {number} in the set's own export.</source>
        <translation>该行的文字与题集自身导出中编号为 {number} 的题目不符。</translation>
    </message>
    <message>
        <source>the rows of its finding are not all there, or stand twice.</source>
        <translation>该所见的行不全，或有重复。</translation>
    </message>
    <message>
        <source>the rows of its finding name different kinds or images.</source>
        <translation>该所见的各行写了不同的种类或图像。</translation>
    </message>
    <message>
        <source>the same answer has another grade in an earlier row.</source>
        <translation>同一回答在前面的行中有不同的评分。</translation>
    </message>
    <message>
        <source>the same holds for {more} more rows, which are not named.</source>
        <translation>另有 {more} 行情况相同，不一一列出。</translation>
    </message>
    <message>
        <source>the saved mapping {mapping} fits, but leaves out {keys}, which the files that it was made for did not have; look whether they belong to the questions.</source>
        <translation>已保存的映射 {mapping} 适用，但未使用 {keys}；制作该映射时的文件没有这些字段。请查看它们是否属于题目。</translation>
    </message>
    <message>
        <source>the saved mapping {mapping} fits, but leaves out {keys}, which the files that it was made for did not have; make one for this file on the mapping screen or with `questions map`, or name it with --mapping to leave them out.</source>
        <translation>已保存的映射 {mapping} 适用，但未使用 {keys}；制作该映射时的文件没有这些字段。请在映射界面或用 `questions map` 为此文件另制一个映射，或用 --mapping 指明该映射以略去它们。</translation>
    </message>
    <message>
        <source>the size of its frame is no whole number from 1.</source>
        <translation>其画幅尺寸不是从 1 起的整数。</translation>
    </message>
    <message>
        <source>the table holds its bounds alone, and not what was drawn; import the JSON Lines or another format for it.</source>
        <translation>表格只有它的外框，没有所画的形状；请改为导入 JSON Lines 或其他格式。</translation>
    </message>
    <message>
        <source>the table {name} cannot be read.</source>
        <translation>无法读取表格 {name}。</translation>
    </message>
    <message>
        <source>the table {name} cannot be read: {why}</source>
        <translation>无法读取表格 {name}：{why}</translation>
    </message>
    <message>
        <source>the table {name} has more than {most} rows.</source>
        <translation>表格 {name} 超过 {most} 行。</translation>
    </message>
    <message>
        <source>the table {name} is a link that leads out of the folder of the questions and is not followed.</source>
        <translation>表格 {name} 是指向题目文件夹之外的链接，不予跟随。</translation>
    </message>
    <message>
        <source>the table {name} is not beside the question file.</source>
        <translation>表格 {name} 不在题目文件旁。</translation>
    </message>
    <message>
        <source>the task does not name its image.</source>
        <translation>任务未指明图像。</translation>
    </message>
    <message>
        <source>the task has no annotations; export them as JSON.</source>
        <translation>任务没有标注；请导出为 JSON。</translation>
    </message>
    <message>
        <source>the text begins as UTF-16 and is not in it to its end.</source>
        <translation>文本以 UTF-16 开头，但并非全文都是该编码。</translation>
    </message>
    <message>
        <source>the workbook cannot be read to its end.</source>
        <translation>工作簿无法读到结尾。</translation>
    </message>
    <message>
        <source>the {role} holds a control character or half a character.</source>
        <translation>{role}含有控制字符或残缺字符。</translation>
    </message>
    <message>
        <source>the {role} is longer than {most} characters.</source>
        <translation>{role}长于 {most} 个字符。</translation>
    </message>
    <message>
        <source>the {role} is no text.</source>
        <translation>{role}不是文本。</translation>
    </message>
    <message>
        <source>the {role} is too large a table.</source>
        <translation>{role} 是过大的表格。</translation>
    </message>
    <message>
        <source>there are {count} options; at most {most} can be shown.</source>
        <translation>有 {count} 个选项；最多可显示 {most} 个。</translation>
    </message>
    <message>
        <source>there is no question before '{words}'.</source>
        <translation>'{words}' 之前没有题目。</translation>
    </message>
    <message>
        <source>there is no such image.</source>
        <translation>没有此图像。</translation>
    </message>
    <message>
        <source>there is one option only.</source>
        <translation>只有一个选项。</translation>
    </message>
    <message>
        <source>these columns are not medannot's and are not read: {columns}.</source>
        <translation>这些列不是 medannot 的，不会读取：{columns}。</translation>
    </message>
    <message>
        <source>these columns of medannot's table are missing: {columns}; export it again.</source>
        <translation>缺少 medannot 表格的这些列：{columns}；请重新导出。</translation>
    </message>
    <message>
        <source>these columns stand there twice: {columns}; keep one of each.</source>
        <translation>这些列出现了两次：{columns}；每列请只保留一个。</translation>
    </message>
    <message>
        <source>this question takes one option.</source>
        <translation>此题只能选一个选项。</translation>
    </message>
    <message>
        <source>this row held the question {was} and now holds {now}; import the file as a set of its own, or under another file name.</source>
        <translation>此行原为题目 {was}，现为 {now}；请将文件作为单独的题集导入，或改用其他文件名。</translation>
    </message>
    <message>
        <source>three whole numbers in quotation marks, such as "1.2.0"</source>
        <translation>引号中的三个整数，如"1.2.0"</translation>
    </message>
    <message>
        <source>three whole numbers such as 1.2.0</source>
        <translation>三个整数，如 1.2.0</translation>
    </message>
    <message>
        <source>two files give {image} different sizes.</source>
        <translation>两个文件给出的 {image} 大小不同。</translation>
    </message>
    <message>
        <source>two of its columns are called '{name}'.</source>
        <translation>其中有两列都名为“{name}”。</translation>
    </message>
    <message>
        <source>two options have the same letter.</source>
        <translation>两个选项字母相同。</translation>
    </message>
    <message>
        <source>unpacked, the workbook is larger than {limit} MB; save it as CSV.</source>
        <translation>解压后的工作簿大于 {limit} MB；请保存为 CSV。</translation>
    </message>
    <message>
        <source>what decides, or no in the column auto,</source>
        <translation>所依据的内容，或 auto 列中的 no</translation>
    </message>
    <message>
        <source>what it draws on its image ('{key}') is left out: {why}</source>
        <translation>在其图像上所画的内容（“{key}”）已略去：{why}</translation>
    </message>
    <message>
        <source>what it shows stays out.</source>
        <translation>它所标示的内容没有导入。</translation>
    </message>
    <message>
        <source>what stands behind '{words}' in the question differs from the options.</source>
        <translation>题目中'{words}' 之后的内容与选项不同。</translation>
    </message>
    <message>
        <source>what {name} draws on its image is left out: {why}</source>
        <translation>{name} 在其图像上绘制的内容被略去：{why}</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>是或否</translation>
    </message>
    <message>
        <source>yes, no</source>
        <translation>是，否</translation>
    </message>
    <message>
        <source>{actor} may not adjudicate for {code}; open your own list.</source>
        <translation>{actor} 不能代 {code} 裁定；请打开自己的列表。</translation>
    </message>
    <message>
        <source>{actor} may not annotate for {code}; open your own cases.</source>
        <translation>{actor} 不得以 {code} 的名义标注；请打开自己的病例。</translation>
    </message>
    <message>
        <source>{actor} may not export the work of {code}; ask the coordinator.</source>
        <translation>{actor} 不得导出 {code} 的标注；请联系协调员。</translation>
    </message>
    <message>
        <source>{actor} may not read for {reader}; begin your own set.</source>
        <translation>{actor} 不得以 {reader} 的名义阅片；请开始自己的题集。</translation>
    </message>
    <message>
        <source>{actor} may not review for {code}; open your own list.</source>
        <translation>{actor} 不得以 {code} 的名义复核；请打开自己的清单。</translation>
    </message>
    <message>
        <source>{actor} was not given this image.</source>
        <translation>此图像未分配给 {actor}。</translation>
    </message>
    <message>
        <source>{attribute} is no attribute of the lexicon {lexicon}.</source>
        <translation>{attribute} 不是词典 {lexicon} 的属性。</translation>
    </message>
    <message>
        <source>{before} and {after} are two lexicons; labels can only be brought to a later version of their own.</source>
        <translation>{before} 和 {after} 是两部词典；标注只能迁移到同一词典的较新版本。</translation>
    </message>
    <message>
        <source>{before} is not earlier than {after}; name the earlier version first.</source>
        <translation>{before} 并不早于 {after}；请先写较早的版本。</translation>
    </message>
    <message>
        <source>{case} is by {author}, and stays out beside the annotator's own work.</source>
        <translation>{case} 是 {author} 标注的；因为有标注者本人的标注，所以不导入。</translation>
    </message>
    <message>
        <source>{case} is by {author}, and the files hold the work of others too; export one annotator's alone, then import it.</source>
        <translation>{case} 是 {author} 标注的，文件中还有其他人的标注；请只导出一位标注者的标注，再导入。</translation>
    </message>
    <message>
        <source>{case} is no case; name it by project and number, such as skin/12.</source>
        <translation>{case} 不是病例；请用项目和编号指明，如 skin/12。</translation>
    </message>
    <message>
        <source>{case} names no image, and no case of the project is called so.</source>
        <translation>{case} 没有写图像，项目中也没有这样命名的病例。</translation>
    </message>
    <message>
        <source>{cell} stands beside the table; delete it.</source>
        <translation>{cell} 位于表格之外；请删除。</translation>
    </message>
    <message>
        <source>{code} annotated every case that is still to be settled; name somebody else to settle them.</source>
        <translation>尚待裁定的病例皆由 {code} 标注过；请指定他人裁定。</translation>
    </message>
    <message>
        <source>{code} annotated every case that two have handed in, and nobody settles their own readings; somebody else has to.</source>
        <translation>两人均已提交的病例皆由 {code} 标注过，任何人不得裁定自己的判读；须由他人裁定。</translation>
    </message>
    <message>
        <source>{code} annotates nothing there; there are {known}.</source>
        <translation>{code} 在那里没有标注任务；现有{known}。</translation>
    </message>
    <message>
        <source>{code} has no case {number} to annotate.</source>
        <translation>{code} 没有待标注的病例 {number}。</translation>
    </message>
    <message>
        <source>{code} has no such case; open one of your own list.</source>
        <translation>{code} 没有此病例；请打开自己清单中的病例。</translation>
    </message>
    <message>
        <source>{code} has no such work to review.</source>
        <translation>{code} 没有此份标注可复核。</translation>
    </message>
    <message>
        <source>{code} has not got the case {case}.</source>
        <translation>{code} 没有病例 {case}。</translation>
    </message>
    <message>
        <source>{code} is no code; its system is none of {known}.</source>
        <translation>{code} 不是编码；其系统不在{known}之中。</translation>
    </message>
    <message>
        <source>{code} is no code; {system} has {words}.</source>
        <translation>{code} 不是编码；{system} 的编码为{words}。</translation>
    </message>
    <message>
        <source>{code} is yet to read questions of the set {set} in a study and must not see their keys; let somebody else review them.</source>
        <translation>{code} 在某项研究中尚有题集 {set} 的题目待作答，不得查看其答案；请由他人复核。</translation>
    </message>
    <message>
        <source>{code} looks like a name; call people by pseudonymous codes such as ann-01, of letters, digits and hyphens.</source>
        <translation>“{code}”像是姓名；请使用由字母、数字和连字符组成的假名代码，如 ann-01。</translation>
    </message>
    <message>
        <source>{code} may not {act} here; ask the coordinator.</source>
        <translation>{code} 在此不得进行此操作（{act}）；请联系协调员。</translation>
    </message>
    <message>
        <source>{column} {cell}: a spreadsheet seems to have made a date or a rounded number of it; write it anew in a column of the kind Text.</source>
        <translation>{column} {cell}：电子表格似乎把它变成了日期或取整的数字；请将该列设为文本后重新填写。</translation>
    </message>
    <message>
        <source>{column} {cell}: it begins like a formula; write it without the first sign.</source>
        <translation>{column} {cell}：它以公式符号开头；请去掉首个符号。</translation>
    </message>
    <message>
        <source>{column} {cell}: it is a formula; write what it stands for, as text.</source>
        <translation>{column} {cell}：它是公式；请以文本写出其结果。</translation>
    </message>
    <message>
        <source>{column} {cell}: it is a number, of which a spreadsheet drops leading zeros and rounds the last digits; set the cell to the kind Text and write it anew.</source>
        <translation>{column} {cell}：它是数字，电子表格会丢掉前导零并对末位取整；请将单元格设为文本后重新填写。</translation>
    </message>
    <message>
        <source>{column} {cell}: it is a truth value; set the cell to the kind Text and write it anew.</source>
        <translation>{column} {cell}：它是逻辑值；请将单元格设为文本后重新填写。</translation>
    </message>
    <message>
        <source>{column} {cell}: it is the error of a formula; write the text itself.</source>
        <translation>{column} {cell}：它是公式的错误值；请写出文本本身。</translation>
    </message>
    <message>
        <source>{column} {cell}: it is what a spreadsheet shows for a fault; write the text itself.</source>
        <translation>{column} {cell}：它是电子表格显示的错误；请写出文本本身。</translation>
    </message>
    <message>
        <source>{column} {cell}: signs were lost when it was saved in another encoding; write it anew, and save it as “CSV UTF-8”.</source>
        <translation>{column} {cell}：以其他编码保存时丢失了字符；请重新填写，并保存为“CSV UTF-8”。</translation>
    </message>
    <message>
        <source>{column} {cell}: text is expected.</source>
        <translation>{column} {cell}：应为文本。</translation>
    </message>
    <message>
        <source>{column} {cell}: the spreadsheet made a date of it; set the cell to the kind Text and write it anew.</source>
        <translation>{column} {cell}：电子表格把它变成了日期；请将单元格设为文本后重新填写。</translation>
    </message>
    <message>
        <source>{column} {cell}: {expected} is expected.</source>
        <translation>{column} {cell}：应为{expected}。</translation>
    </message>
    <message>
        <source>{column} {cell}: {known} is expected.</source>
        <translation>{column} {cell}：应为{known}。</translation>
    </message>
    <message>
        <source>{column} {id}: deprecated since {version}; name {new} instead, or {otherwise}.</source>
        <translation>{column} {id}：自 {version} 版起停用；请改用 {new}，或{otherwise}。</translation>
    </message>
    <message>
        <source>{column} {id}: deprecated since {version}; {otherwise}.</source>
        <translation>{column} {id}：自 {version} 版起停用；{otherwise}。</translation>
    </message>
    <message>
        <source>{column} {text}: no node is meant by it; look for a misspelt value.</source>
        <translation>{column} {text}：它不指任何节点；请检查有无拼错。</translation>
    </message>
    <message>
        <source>{column} {value}: {expected} is expected.</source>
        <translation>{column} {value}：应为{expected}。</translation>
    </message>
    <message>
        <source>{column}: it has {found} characters; {most} are allowed.</source>
        <translation>{column}：它有{found}个字符；最多允许 {most} 个。</translation>
    </message>
    <message>
        <source>{column}: it holds the sign U+{code}, which cannot be seen; write it anew.</source>
        <translation>{column}：它含有看不见的字符 U+{code}；请重新填写。</translation>
    </message>
    <message>
        <source>{column}: {said}</source>
        <translation>{column}：{said}</translation>
    </message>
    <message>
        <source>{column}: {told}</source>
        <translation>{column}：{told}</translation>
    </message>
    <message>
        <source>{count} conflict(s) are not settled yet; choose for each of them.</source>
        <translation>还有 {count} 处分歧未裁定；请逐一选择。</translation>
    </message>
    <message>
        <source>{count} fault</source>
        <translation>{count} 处错误</translation>
    </message>
    <message>
        <source>{count} faults</source>
        <translation>{count} 处错误</translation>
    </message>
    <message>
        <source>{count} files are copies of images that are shown already, and are left out.</source>
        <translation>{count} 个文件是已显示图像的副本，已略去。</translation>
    </message>
    <message>
        <source>{count} images bear one SOP Instance UID with another and yet differ; each is shown, so find out which is right.</source>
        <translation>{count} 幅图像的 SOP Instance UID 彼此相同却内容不同；均予显示，请查明哪一幅正确。</translation>
    </message>
    <message>
        <source>{count} images of the project came with this name.</source>
        <translation>项目中有 {count} 幅图像以此名称导入。</translation>
    </message>
    <message>
        <source>{count} more cannot be read.</source>
        <translation>另有 {count} 处无法读取。</translation>
    </message>
    <message>
        <source>{count} of {items} questions name no language and are taken for {language} by their words; if they are in another one, choose it as the language of the import.</source>
        <translation>{items} 道题中有 {count} 道未注明语言，根据用词视为 {language}；如果是其他语言，请将其选为导入的语言。</translation>
    </message>
    <message>
        <source>{count} of {items} questions name no language and stand as Chinese beside {others} that are Japanese; if they are Japanese without kana, choose that as the language of the import.</source>
        <translation>{items} 道题目中有 {count} 道未注明语言，被视为中文，而另有 {others} 道为日文；如果这些是不含假名的日文，请将日文选为导入语言。</translation>
    </message>
    <message>
        <source>{count} of {items} questions name no language and stand as {language}, but have letters of another one; if they are in it, choose it as the language of the import.</source>
        <translation>{items} 道题目中有 {count} 道未注明语言，被视为 {language}，但含有另一种语言的字母；如果它们属于该语言，请将其选为导入语言。</translation>
    </message>
    <message>
        <source>{count} of {items} questions name no language and stand as {language}, but look like {other}; if they are, choose that as the language of the import.</source>
        <translation>{items} 道题目中有 {count} 道未注明语言，被视为 {language}，但看起来像 {other}；如果确实如此，请将其选为导入语言。</translation>
    </message>
    <message>
        <source>{count} of {items} questions name no language and stand as {language}, which shares its letters with others; if they are in another one, choose it as the language of the import.</source>
        <translation>{items} 道题目中有 {count} 道未注明语言，被视为 {language}，而该语言与其他语言共用字母；如果它们属于另一种语言，请将其选为导入语言。</translation>
    </message>
    <message>
        <source>{count} of {read} rows of {name} are not taken; nothing was written.</source>
        <translation>{name} 的 {read} 行中有 {count} 行不收入；未写入任何内容。</translation>
    </message>
    <message>
        <source>{count} of {read} rows of {name} are not taken; nothing was written. Mend the file, or take the matched rows alone.</source>
        <translation>{name} 的 {read} 行中有 {count} 行不收入；未写入任何内容。请改正文件，或只收入匹配的行。</translation>
    </message>
    <message>
        <source>{count} shapes that CVAT reckoned between those of a person are left out.</source>
        <translation>CVAT 在人工形状之间推算出的 {count} 个形状未收入。</translation>
    </message>
    <message>
        <source>{file} has more than {most} labels; split it.</source>
        <translation>{file} 的标注超过 {most} 条；请拆分。</translation>
    </message>
    <message>
        <source>{file} has more than {most} rows, which no lexicon has; delete what is none.</source>
        <translation>{file} 的行数超过 {most}，没有词典如此之大；请删除不属于词典的行。</translation>
    </message>
    <message>
        <source>{file} has {count} faults or more and was not read further; mend these first: {first}</source>
        <translation>{file} 有 {count} 处以上错误，未继续读取；请先改正：{first}</translation>
    </message>
    <message>
        <source>{file} has {sign} between its cells; commas are expected: save it as “CSV UTF-8 (comma delimited)”.</source>
        <translation>{file} 的单元格以 {sign} 分隔；应为逗号：请保存为“CSV UTF-8（逗号分隔）”。</translation>
    </message>
    <message>
        <source>{file} is UTF-16 text (“Unicode text”); save it as “CSV UTF-8”.</source>
        <translation>{file} 是 UTF-16 文本（“Unicode 文本”）；请保存为“CSV UTF-8”。</translation>
    </message>
    <message>
        <source>{file} is a workbook; import it as XLSX.</source>
        <translation>{file} 是工作簿；请作为 XLSX 导入。</translation>
    </message>
    <message>
        <source>{file} is a workbook; save it as “CSV UTF-8”.</source>
        <translation>{file} 是工作簿；请保存为“CSV UTF-8”。</translation>
    </message>
    <message>
        <source>{file} is empty; a header and labels are expected.</source>
        <translation>{file} 为空；应有表头和标注。</translation>
    </message>
    <message>
        <source>{file} is empty; a header and rows are expected.</source>
        <translation>{file} 为空；应有表头和数据行。</translation>
    </message>
    <message>
        <source>{file} lies outside the workbook; save it anew.</source>
        <translation>{file} 位于工作簿之外；请重新保存。</translation>
    </message>
    <message>
        <source>{file}, row {row}, column {column}: a null character stands there, which no text has; in Excel or WPS save it as “CSV UTF-8”.</source>
        <translation>{file}，第 {row} 行，{column} 列：有空字符，文本中不应有；请在 Excel 或 WPS 中保存为“CSV UTF-8”。</translation>
    </message>
    <message>
        <source>{file}, row {row}, column {column}: it is not UTF-8 text; in Excel or WPS save it as “CSV UTF-8”.</source>
        <translation>{file}，第 {row} 行，{column} 列：不是 UTF-8 文本；请在 Excel 或 WPS 中保存为“CSV UTF-8”。</translation>
    </message>
    <message>
        <source>{file}, row {row}: it is not CSV ({reason}); save it as “CSV UTF-8” again.</source>
        <translation>{file}，第 {row} 行：不是 CSV（{reason}）；请重新保存为“CSV UTF-8”。</translation>
    </message>
    <message>
        <source>{file}, row {row}: it is not UTF-8 text; in Excel or WPS save it as “CSV UTF-8”.</source>
        <translation>{file}，第 {row} 行：不是 UTF-8 文本；请在 Excel 或 WPS 中保存为“CSV UTF-8”。</translation>
    </message>
    <message>
        <source>{file}, row {row}: {reason}</source>
        <translation>{file}，第 {row} 行：{reason}</translation>
    </message>
    <message>
        <source>{file}: no label is taken; mend its faults first: {count} or more.</source>
        <translation>{file}：未接受任何标注；请先改正错误：{count} 处以上。</translation>
    </message>
    <message>
        <source>{file}: no label is taken; mend its faults first: {count}.</source>
        <translation>{file}：未接受任何标注；请先改正错误：{count} 处。</translation>
    </message>
    <message>
        <source>{file}: the columns {names} are missing in its header.</source>
        <translation>{file}：表头中缺少列 {names}。</translation>
    </message>
    <message>
        <source>{file}: the columns {names} are missing in its header; add them, empty or not.</source>
        <translation>{file}：表头中缺少列 {names}；请添加，可以为空。</translation>
    </message>
    <message>
        <source>{file}: the columns {names} are not known; {known} are expected.</source>
        <translation>{file}：列 {names} 未知；应为{known}。</translation>
    </message>
    <message>
        <source>{file}: the columns {names} stand twice in its header.</source>
        <translation>{file}：列 {names} 在表头中出现两次。</translation>
    </message>
    <message>
        <source>{file}: the columns {names} stand twice in its header; delete one of each.</source>
        <translation>{file}：列 {names} 在表头中出现两次；请各删除一个。</translation>
    </message>
    <message>
        <source>{file}: {names} cannot name a column; small letters, digits and _ are expected.</source>
        <translation>{file}：{names} 不能作为列名；应为小写字母、数字和_。</translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}：{reason}</translation>
    </message>
    <message>
        <source>{folder} cannot be read ({reason}); choose another folder.</source>
        <translation>{folder} 无法读取（{reason}）；请另选文件夹。</translation>
    </message>
    <message>
        <source>{folder} holds no lexicon; copy one there under another id first.</source>
        <translation>{folder} 中没有词典；请先以其他标识符复制一部到该处。</translation>
    </message>
    <message>
        <source>{folder} holds something else than a demo; name a new or empty folder.</source>
        <translation>{folder} 含有演示以外的内容；请指定新文件夹或空文件夹。</translation>
    </message>
    <message>
        <source>{folder} is a file; choose a folder.</source>
        <translation>{folder} 是文件；请选择文件夹。</translation>
    </message>
    <message>
        <source>{folder} is a file; name a new or empty folder.</source>
        <translation>{folder} 是文件；请指定新的或空的文件夹。</translation>
    </message>
    <message>
        <source>{folder} is not empty and holds no lexicon; name a new folder.</source>
        <translation>{folder} 不是空的，也不含词典；请指定新文件夹。</translation>
    </message>
    <message>
        <source>{folder} is not empty; name a new folder.</source>
        <translation>{folder} 不是空的；请指定新文件夹。</translation>
    </message>
    <message>
        <source>{format} is written for DICOM images, and none of the annotated images is one; export them as coco or jsonl.</source>
        <translation>{format} 只为 DICOM 图像写出，而已标注的图像均不是；请导出为 coco 或 jsonl。</translation>
    </message>
    <message>
        <source>{ids}: there is no such difference; accept ids of the ones that are listed.</source>
        <translation>{ids}：没有此差异；请接受所列差异的标识符。</translation>
    </message>
    <message>
        <source>{id} cannot be written as it is ({field}: {value}); look for a ; inside a word, or for blanks around it.</source>
        <translation>{id} 无法照此写出（{field}：{value}）；请查找词中的“;”或首尾空格。</translation>
    </message>
    <message>
        <source>{id} comes with the program; choose another name.</source>
        <translation>{id} 为程序自带；请另取名称。</translation>
    </message>
    <message>
        <source>{id} is deprecated, and 1 row of relations and rules still names it; name what came in its place there, or give it up too.</source>
        <translation>{id} 已停用，而仍有 1 行关系或规则引用它；请在那里改用取代它的术语，或一并停用。</translation>
    </message>
    <message>
        <source>{id} is deprecated, and {count} rows of relations and rules still name it; name what came in its place there, or give them up too.</source>
        <translation>{id} 已停用，而仍有 {count} 行关系和规则引用它；请在那里改用取代它的术语，或一并停用。</translation>
    </message>
    <message>
        <source>{id} is no id; capital letters, digits and points are expected, 40 at most, and at least one letter.</source>
        <translation>{id} 不是标识符；应为大写字母、数字和点，至多 40 个字符，且至少含一个字母。</translation>
    </message>
    <message>
        <source>{id} is no name for a lexicon; small letters, digits and hyphens are expected, such as clinic-skin.</source>
        <translation>{id} 不能作为词典名称；应为小写字母、数字和连字符，如 clinic-skin。</translation>
    </message>
    <message>
        <source>{id} is not in use in version {last}, and no change says what came in its place; choose another node.</source>
        <translation>{id} 在版本 {last} 中未使用，也没有变更说明由何取代；请另选节点。</translation>
    </message>
    <message>
        <source>{id} was changed since ({field}); what came before cannot be taken back any more.</source>
        <translation>{id} 此后有变更（{field}）；先前的内容已不能撤销。</translation>
    </message>
    <message>
        <source>{id} was split into {new}, and nothing decides: {why}; choose one.</source>
        <translation>{id} 已拆分为 {new}，而没有据以决定的内容：{why}；请选择其一。</translation>
    </message>
    <message>
        <source>{image} has more marked things than a map of 16 bits can number; export it as COCO.</source>
        <translation>{image} 的标记数超过 16 位图所能编号的范围；请导出为 COCO。</translation>
    </message>
    <message>
        <source>{label} is the label of {other} too; they cannot be told apart.</source>
        <translation>{label} 也是 {other} 的名称；两者无法区分。</translation>
    </message>
    <message>
        <source>{least} to {most} is no span of levels; the first level is 1.</source>
        <translation>{least} 至 {most} 不是级别范围；第一级为 1。</translation>
    </message>
    <message>
        <source>{level} is for places of the body; yes or none is expected.</source>
        <translation>{level} 用于身体部位；应为 yes 或 none。</translation>
    </message>
    <message>
        <source>{lexicon} has no term {term}; look for it with 'medannot lexicon search'.</source>
        <translation>{lexicon} 没有术语 {term}；请用 'medannot lexicon search' 查找。</translation>
    </message>
    <message>
        <source>{named} is a code of {several} in {pin}; name one of these ids.</source>
        <translation>{named} 在 {pin} 中是 {several} 的编码；请用其中一个标识符。</translation>
    </message>
    <message>
        <source>{named} is no id and no code of {pin}; `lexicon search` finds terms by their names.</source>
        <translation>{named} 不是 {pin} 的标识符或编码；`lexicon search`可按名称查找术语。</translation>
    </message>
    <message>
        <source>{names} is no coding system; there are {known}.</source>
        <translation>{names} 不是编码系统；现有{known}。</translation>
    </message>
    <message>
        <source>{names} lies beside it under the same name and is left out; name that file to read it instead.</source>
        <translation>旁边有同名文件 {names}，已略去；如需改读该文件，请直接指定。</translation>
    </message>
    <message>
        <source>{name} cannot be changed here; copy it under another id, and edit the copy.</source>
        <translation>{name} 不能在此更改；请以其他标识符复制，再编辑副本。</translation>
    </message>
    <message>
        <source>{name} cannot be read ({fault}).</source>
        <translation>{name} 无法读取（{fault}）。</translation>
    </message>
    <message>
        <source>{name} cannot be read ({reason}); check that it is there and may be read.</source>
        <translation>{name} 无法读取（{reason}）；请检查它是否存在且可读。</translation>
    </message>
    <message>
        <source>{name} cannot be read ({reason}); mend that, then open the lexicon again.</source>
        <translation>{name} 无法读取（{reason}）；请改正后重新打开词典。</translation>
    </message>
    <message>
        <source>{name} cannot be read: {why}</source>
        <translation>{name} 无法读取：{why}</translation>
    </message>
    <message>
        <source>{name} cannot be written ({reason}).</source>
        <translation>{name} 无法写出（{reason}）。</translation>
    </message>
    <message>
        <source>{name} cannot be written ({reason}); choose a place that you may write.</source>
        <translation>{name} 无法写入（{reason}）；请选择可写入的位置。</translation>
    </message>
    <message>
        <source>{name} cannot be written ({reason}); choose another place.</source>
        <translation>{name} 无法写入（{reason}）；请另选位置。</translation>
    </message>
    <message>
        <source>{name} claims {claimed} MB from {packed} kB of a ZIP archive; it is not opened.</source>
        <translation>{name} 声称由 ZIP 压缩包的 {packed} kB 解出 {claimed} MB；不予打开。</translation>
    </message>
    <message>
        <source>{name} claims {claimed} MB of pixels from {present} KB, which no image of its kind reaches; it is broken or made to do harm. Copy or export it again.</source>
        <translation>{name} 声称由 {present} KB 得到 {claimed} MB 像素，同类图像均达不到；文件已损坏或有恶意。请重新复制或导出。</translation>
    </message>
    <message>
        <source>{name} comes with the program and is not changed; copy it under another id, and edit the copy.</source>
        <translation>{name} 为程序自带，不可更改；请以其他标识符复制，再编辑副本。</translation>
    </message>
    <message>
        <source>{name} does not name its image (imagePath).</source>
        <translation>{name} 未指明图像（imagePath）。</translation>
    </message>
    <message>
        <source>{name} has more elements than a report or segmentation has; it is made to do harm, or holds too much for one file. Export it in parts.</source>
        <translation>{name} 的元素多于一份报告或分割应有的数量；它意在造成损害，或单个文件内容过多。请分部分导出。</translation>
    </message>
    <message>
        <source>{name} has no field '{field}'.</source>
        <translation>{name} 没有字段“{field}”。</translation>
    </message>
    <message>
        <source>{name} has no field of predictions; one of these is looked for: {names}.</source>
        <translation>{name} 没有预测结果字段；应有以下之一：{names}。</translation>
    </message>
    <message>
        <source>{name} has no frame {number}; it has 1.</source>
        <translation>{name} 没有第 {number} 帧；只有 1 帧。</translation>
    </message>
    <message>
        <source>{name} has no frame {number}; it has {frames}.</source>
        <translation>{name} 没有第 {number} 帧；共有 {frames} 帧。</translation>
    </message>
    <message>
        <source>{name} has no window {number}; it has {count}.</source>
        <translation>{name} 没有窗 {number}；共有 {count} 个。</translation>
    </message>
    <message>
        <source>{name} has two columns called '{column}'; rename one of them.</source>
        <translation>{name} 有两列都名为“{column}”；请将其一改名。</translation>
    </message>
    <message>
        <source>{name} holds a part that no workbook has ({part}); save it anew in Excel or WPS.</source>
        <translation>{name} 含有工作簿不应有的部分（{part}）；请在 Excel 或 WPS 中重新保存。</translation>
    </message>
    <message>
        <source>{name} holds a part twice, as no program writes it; save it anew.</source>
        <translation>{name} 的一个部分出现两次，任何程序都不会这样写；请重新保存。</translation>
    </message>
    <message>
        <source>{name} holds an empty list and no annotations.</source>
        <translation>{name} 只含空列表，没有标注。</translation>
    </message>
    <message>
        <source>{name} holds macros; save it as .xlsx without them.</source>
        <translation>{name} 含有宏；请另存为不含宏的 .xlsx。</translation>
    </message>
    <message>
        <source>{name} holds more than {most} DICOMDIR files; unpack it and open them one by one.</source>
        <translation>{name} 含有 {most} 个以上 DICOMDIR 文件；请解压后逐个打开。</translation>
    </message>
    <message>
        <source>{name} holds more than {most} files; choose a smaller folder.</source>
        <translation>{name} 含有 {most} 个以上文件；请选择较小的文件夹。</translation>
    </message>
    <message>
        <source>{name} holds no list of predictions.</source>
        <translation>{name} 中没有预测结果列表。</translation>
    </message>
    <message>
        <source>{name} holds no record.</source>
        <translation>{name} 中没有记录。</translation>
    </message>
    <message>
        <source>{name} holds {count} different numbers; a map of labels has at most {most}.</source>
        <translation>{name} 含有 {count} 个不同的数值；标签图至多 {most} 个。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file in the transfer syntax {syntax}, which is not opened; export it uncompressed.</source>
        <translation>{name} 是传输语法为 {syntax} 的 DICOM 文件，不予打开；请以无压缩方式导出。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file of {frames} frames; files of 1 to {most} are opened.</source>
        <translation>{name} 是 {frames} 帧的 DICOM 文件；可打开 1 至 {most} 帧的文件。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file that cannot be de-identified without changing what it shows; export it again.</source>
        <translation>{name} 是 DICOM 文件，去标识会改变其所示内容；请重新导出。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file that contradicts itself ({photometric} with {samples} samples a pixel); export it again.</source>
        <translation>{name} 是自相矛盾的 DICOM 文件（{photometric}，每像素 {samples} 个样本）；请重新导出。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file that contradicts itself: its header says {columns} x {rows} pixels, its frame {number} says {found_columns} x {found_rows}; export it again.</source>
        <translation>{name} 是自相矛盾的 DICOM 文件：文件头为 {columns} x {rows} 像素，第 {number} 帧为 {found_columns} x {found_rows}；请重新导出。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file that contradicts itself: its header says {samples} samples a pixel, its frame {number} says {found}; export it again.</source>
        <translation>{name} 是自相矛盾的 DICOM 文件：文件头为每像素 {samples} 个样本，第 {number} 帧为{found}个；请重新导出。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file that contradicts itself: its header says {stored} bits a sample ({allocated} allocated), its frame {number} says {found}; export it again.</source>
        <translation>{name} 是自相矛盾的 DICOM 文件：文件头为每样本 {stored} 位（分配 {allocated} 位），第 {number} 帧为{found}；请重新导出。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file that contradicts itself: its header says {syntax}, its frame {number} is {found}; export it again.</source>
        <translation>{name} 是自相矛盾的 DICOM 文件：文件头为 {syntax}，第 {number} 帧为{found}；请重新导出。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file that says it is {said} and is not; export it again.</source>
        <translation>{name} 是 DICOM 文件，自称为{said}，实则不是；请重新导出。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file that was cut short: no pixels are there; copy or export it again.</source>
        <translation>{name} 是被截断的 DICOM 文件：没有像素；请重新复制或导出。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file that was cut short: part of its pixels is missing; copy or export it again.</source>
        <translation>{name} 是被截断的 DICOM 文件：缺少部分像素；请重新复制或导出。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file that was cut short: {present} of {promised} bytes of frame {number} are there; copy or export it again.</source>
        <translation>{name} 是被截断的 DICOM 文件：第 {number} 帧应有 {promised} 字节，只有 {present} 字节；请重新复制或导出。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file whose bits contradict each other ({stored} stored, {allocated} allocated, sign {sign}); export it again.</source>
        <translation>{name} 是位数自相矛盾的 DICOM 文件（存储 {stored}，分配 {allocated}，符号 {sign}）；请重新导出。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file whose colour palette is broken; export it again.</source>
        <translation>{name} 是调色板损坏的 DICOM 文件；请重新导出。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file whose frame {number} has {kind}, which is not opened; export it uncompressed.</source>
        <translation>{name} 是 DICOM 文件，第 {number} 帧为{kind}，不予打开；请以无压缩方式导出。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file whose frame {number} is broken in its beginning ({syntax}); export it again.</source>
        <translation>{name} 是 DICOM 文件，第 {number} 帧的开头已损坏（{syntax}）；请重新导出。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file whose frame {number} is broken or in an uncommon form of lossy JPEG of {bits} bits; install another decoder with pip install medannot[jpeg12], or export the file uncompressed.</source>
        <translation>{name} 是 DICOM 文件，第 {number} 帧已损坏，或为少见的 {bits} 位有损 JPEG；请用 pip install medannot[jpeg12]安装另一解码器，或以无压缩方式导出。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file whose frame {number} is broken; export it again.</source>
        <translation>{name} 是 DICOM 文件，第 {number} 帧已损坏；请重新导出。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file whose frames take more than 1 GiB; split it into smaller ones.</source>
        <translation>{name} 是 DICOM 文件，各帧超过 1 GiB；请拆分。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file whose pixels lie in more than {most} pieces; it is broken or made to do harm. Export it again.</source>
        <translation>{name} 是 DICOM 文件，像素分在 {most} 个以上片段中；文件已损坏或有恶意。请重新导出。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file whose {keyword} is no number; export it again.</source>
        <translation>{name} 是 DICOM 文件，其 {keyword} 不是数字；请重新导出。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file whose {keyword} is no whole number; export it again.</source>
        <translation>{name} 是 DICOM 文件，其 {keyword} 不是整数；请重新导出。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file with {what}, which is not shown; convert it to a plain one.</source>
        <translation>{name} 是含{what}的 DICOM 文件，不予显示；请转换为普通文件。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file without pixels ({kind}), or it was cut short; choose an image file.</source>
        <translation>{name} 是没有像素的 DICOM 文件（{kind}），或被截断；请选择图像文件。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file without {keyword}, or it was cut short; export it again.</source>
        <translation>{name} 是没有 {keyword} 的 DICOM 文件，或被截断；请重新导出。</translation>
    </message>
    <message>
        <source>{name} is a DICOM file, but neither a structured report nor a segmentation; nothing is annotated there.</source>
        <translation>{name} 是 DICOM 文件，但既非结构化报告也非分割；其中没有标注。</translation>
    </message>
    <message>
        <source>{name} is a JPEG file of {bits} bits a sample, which is not shown; convert it to a 16-bit PNG.</source>
        <translation>{name} 是每样本 {bits} 位的 JPEG 文件，不予显示；请转换为 16 位 PNG。</translation>
    </message>
    <message>
        <source>{name} is a JPEG file of {count} components, which is not shown; convert it to PNG.</source>
        <translation>{name} 是 {count} 个分量的 JPEG 文件，不予显示；请转换为 PNG。</translation>
    </message>
    <message>
        <source>{name} is a JPEG file of {count} scans, which is not shown; convert it to PNG.</source>
        <translation>{name} 是 {count} 次扫描的 JPEG 文件，不予显示；请转换为 PNG。</translation>
    </message>
    <message>
        <source>{name} is a JPEG file that was cut short; copy or download it again.</source>
        <translation>{name} 是被截断的 JPEG 文件；请重新复制或下载。</translation>
    </message>
    <message>
        <source>{name} is a JPEG file without an image in it.</source>
        <translation>{name} 是不含图像的 JPEG 文件。</translation>
    </message>
    <message>
        <source>{name} is a PNG file that was cut short; copy or download it again.</source>
        <translation>{name} 是被截断的 PNG 文件；请重新复制或下载。</translation>
    </message>
    <message>
        <source>{name} is a ZIP archive of more than {most} files; choose a smaller one.</source>
        <translation>{name} 是含 {most} 个以上文件的 ZIP 压缩包；请选择较小的。</translation>
    </message>
    <message>
        <source>{name} is a ZIP archive of more than {most} files; unpack it first.</source>
        <translation>{name} 是含 {most} 个以上文件的 ZIP 压缩包；请先解压。</translation>
    </message>
    <message>
        <source>{name} is a ZIP, which is not taken; unpack it, then import the files in it.</source>
        <translation>{name} 是 ZIP，无法收入；请先解压，再导入其中的文件。</translation>
    </message>
    <message>
        <source>{name} is a broken DICOM file; copy or export it again.</source>
        <translation>{name} 是损坏的 DICOM 文件；请重新复制或导出。</translation>
    </message>
    <message>
        <source>{name} is a broken DICOMDIR; copy the disc again.</source>
        <translation>{name} 是损坏的 DICOMDIR；请重新复制光盘。</translation>
    </message>
    <message>
        <source>{name} is a broken JPEG file; copy or download it again.</source>
        <translation>{name} 是损坏的 JPEG 文件；请重新复制或下载。</translation>
    </message>
    <message>
        <source>{name} is a broken PNG file; copy or download it again.</source>
        <translation>{name} 是损坏的 PNG 文件；请重新复制或下载。</translation>
    </message>
    <message>
        <source>{name} is a broken ZIP archive; copy or download it again.</source>
        <translation>{name} 是损坏的 ZIP 压缩包；请重新复制或下载。</translation>
    </message>
    <message>
        <source>{name} is a broken {format} file; copy or download it again.</source>
        <translation>{name} 是损坏的 {format} 文件；请重新复制或下载。</translation>
    </message>
    <message>
        <source>{name} is a damaged workbook; copy or save it again.</source>
        <translation>{name} 是损坏的工作簿；请重新复制或保存。</translation>
    </message>
    <message>
        <source>{name} is a deflated DICOM file that holds far more than its header promises; it is broken or made to do harm. Export it again.</source>
        <translation>{name} 是 deflate 压缩的 DICOM 文件，内容远多于文件头所述；文件已损坏或有恶意。请重新导出。</translation>
    </message>
    <message>
        <source>{name} is a file, neither a folder of images nor a ZIP archive.</source>
        <translation>{name} 是单个文件，既不是图像文件夹，也不是 ZIP 压缩包。</translation>
    </message>
    <message>
        <source>{name} is a segmentation without segments, or of an unknown type; export it anew.</source>
        <translation>{name} 是没有分割段或类型未知的分割；请重新导出。</translation>
    </message>
    <message>
        <source>{name} is a structured report without measurement groups (TID 1500); nothing of it can be marked.</source>
        <translation>{name} 是没有测量组（TID 1500）的结构化报告；其内容无法标记。</translation>
    </message>
    <message>
        <source>{name} is a workbook of {other}, not of {id}; name the folder of that lexicon.</source>
        <translation>{name} 是 {other} 的工作簿，不是 {id} 的；请指定该词典的文件夹。</translation>
    </message>
    <message>
        <source>{name} is a {kind} JPEG file, which is not shown; convert it to PNG.</source>
        <translation>{name} 是{kind}的 JPEG 文件，不予显示；请转换为 PNG。</translation>
    </message>
    <message>
        <source>{name} is an encrypted ZIP archive; unpack it with its password first.</source>
        <translation>{name} 是加密的 ZIP 压缩包；请先用密码解压。</translation>
    </message>
    <message>
        <source>{name} is an old or locked workbook; in Excel or WPS save it as .xlsx without a password.</source>
        <translation>{name} 是旧格式或加密的工作簿；请在 Excel 或 WPS 中另存为不带密码的 .xlsx。</translation>
    </message>
    <message>
        <source>{name} is empty and holds no annotations.</source>
        <translation>{name} 是空的，没有标注。</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} 是空文件。</translation>
    </message>
    <message>
        <source>{name} is empty; copy or download it again.</source>
        <translation>{name} 为空；请重新复制或下载。</translation>
    </message>
    <message>
        <source>{name} is in big endian, which is retired; export it anew.</source>
        <translation>{name} 采用已停用的大端字节序；请重新导出。</translation>
    </message>
    <message>
        <source>{name} is in colour and has no window; render it without one.</source>
        <translation>{name} 是彩色图像，没有窗；渲染时请不指定窗。</translation>
    </message>
    <message>
        <source>{name} is larger than 1 GiB; take a smaller image.</source>
        <translation>{name} 大于 1 GiB；请取较小的图像。</translation>
    </message>
    <message>
        <source>{name} is larger than any lexicon ({size} MB; {most} MB are allowed); delete what is none of it.</source>
        <translation>{name} 大于任何词典（{size} MB；允许 {most} MB）；请删除不属于词典的内容。</translation>
    </message>
    <message>
        <source>{name} is larger than any lexicon's workbook (unpacked {size} MB, {cells} cells, {rows} rows and {columns} columns a sheet are allowed); delete what is far away or empty.</source>
        <translation>{name} 大于任何词典的工作簿（解压后允许 {size} MB、{cells} 个单元格，每张工作表 {rows} 行、{columns} 列）；请删除偏远或空白的内容。</translation>
    </message>
    <message>
        <source>{name} is larger than {limit} MB; leave the images out of it.</source>
        <translation>{name} 大于 {limit} MB；请勿在其中包含图像。</translation>
    </message>
    <message>
        <source>{name} is larger than {limit} MB; split it into several files.</source>
        <translation>{name} 大于 {limit} MB；请拆成若干文件。</translation>
    </message>
    <message>
        <source>{name} is larger than {most} MB; export the annotations in parts.</source>
        <translation>{name} 大于 {most} MB；请分批导出标注。</translation>
    </message>
    <message>
        <source>{name} is larger than {most} MB; take it apart.</source>
        <translation>{name} 大于 {most} MB；请拆开。</translation>
    </message>
    <message>
        <source>{name} is missing in {folder}; a lexicon has it.</source>
        <translation>{folder} 中缺少词典应有的 {name}。</translation>
    </message>
    <message>
        <source>{name} is named {count} times; take away the one that is meant in the list of lesions.</source>
        <translation>{name} 被指明 {count} 次；请在皮损列表中移除所指的一处。</translation>
    </message>
    <message>
        <source>{name} is neither a lesion nor a place, and cannot be marked; map its label.</source>
        <translation>{name} 既非皮损也非部位，不能标记；请映射其标签。</translation>
    </message>
    <message>
        <source>{name} is nested too deeply for a report.</source>
        <translation>{name} 嵌套过深，不像报告。</translation>
    </message>
    <message>
        <source>{name} is nested too deeply.</source>
        <translation>{name} 嵌套过深。</translation>
    </message>
    <message>
        <source>{name} is no COCO file: it has no lists of images and annotations.</source>
        <translation>{name} 不是 COCO 文件：没有图像和标注的列表。</translation>
    </message>
    <message>
        <source>{name} is no CSV in UTF-8.</source>
        <translation>{name} 不是 UTF-8 的 CSV。</translation>
    </message>
    <message>
        <source>{name} is no JSON: {where} cannot be read.</source>
        <translation>{name} 不是 JSON：{where} 无法读取。</translation>
    </message>
    <message>
        <source>{name} is no Label Studio file: it is no list of tasks.</source>
        <translation>{name} 不是 Label Studio 文件：不是任务列表。</translation>
    </message>
    <message>
        <source>{name} is no LabelMe file: it has no list of shapes.</source>
        <translation>{name} 不是 LabelMe 文件：没有图形列表。</translation>
    </message>
    <message>
        <source>{name} is no act of the viewer that can be forbidden; choose from {known}.</source>
        <translation>{name} 不是查看器中可禁止的操作；请从{known}中选择。</translation>
    </message>
    <message>
        <source>{name} is no file of annotations that medannot knows: COCO, LabelMe, CVAT, Label Studio, a map of labels, a report or segmentation of DICOM, or its own JSON Lines or table.</source>
        <translation>{name} 不是 medannot 认识的标注文件：COCO、LabelMe、CVAT、Label Studio、标签图、DICOM 报告或分割，或 medannot 自己的 JSON Lines 或表格。</translation>
    </message>
    <message>
        <source>{name} is no file of predictions; {suffixes} are read.</source>
        <translation>{name} 不是预测结果文件；可读取 {suffixes}。</translation>
    </message>
    <message>
        <source>{name} is no list of names; give a CSV file in UTF-8 with the columns code and name.</source>
        <translation>{name} 不是名单；请给出 UTF-8 的 CSV 文件，含 code 和 name 两列。</translation>
    </message>
    <message>
        <source>{name} is no mapping: it needs the columns label and node_id, each label once; an empty node_id leaves the label out.</source>
        <translation>{name} 不是映射：须有 label 和 node_id 两列，每个标签一次；node_id 为空表示略去该标签。</translation>
    </message>
    <message>
        <source>{name} is no table of text from row {row} on ({fault}); save it again.</source>
        <translation>{name} 从第 {row} 行起不是文本表格（{fault}）；请重新保存。</translation>
    </message>
    <message>
        <source>{name} is no workbook, or is damaged; save it again as xlsx.</source>
        <translation>{name} 不是工作簿或已损坏；请重新保存为 xlsx。</translation>
    </message>
    <message>
        <source>{name} is no workbook; an .xlsx file is expected.</source>
        <translation>{name} 不是工作簿；应为 .xlsx 文件。</translation>
    </message>
    <message>
        <source>{name} is no worksheet of unread answers; its columns are {names}.</source>
        <translation>{name} 不是未读出回答的工作表；其列应为 {names}。</translation>
    </message>
    <message>
        <source>{name} is not TOML: it is nested too deep.</source>
        <translation>{name} 不是 TOML：嵌套过深。</translation>
    </message>
    <message>
        <source>{name} is not TOML: {reason}; mend that place.</source>
        <translation>{name} 不是 TOML：{reason}；请改正该处。</translation>
    </message>
    <message>
        <source>{name} is not a workbook as Excel or WPS write it ({reason}); save it anew.</source>
        <translation>{name} 不是 Excel 或 WPS 所写的工作簿（{reason}）；请重新保存。</translation>
    </message>
    <message>
        <source>{name} is not in UTF-8 in line {line}; save the file in that encoding.</source>
        <translation>{name} 第 {line} 行不是 UTF-8；请以该编码保存文件。</translation>
    </message>
    <message>
        <source>{name} is not known</source>
        <translation>{name} 未知</translation>
    </message>
    <message>
        <source>{name} is of a kind ({kind}) into whose pixels names are often burned; look at it before it is used.</source>
        <translation>{name} 属于像素中常带姓名的类型（{kind}）；使用前请查看。</translation>
    </message>
    <message>
        <source>{name} is of {other}, and the project goes by {lexicon}; open the case again and choose it there.</source>
        <translation>{name} 属于 {other}，而项目使用 {lexicon}；请重新打开病例，在那里选择。</translation>
    </message>
    <message>
        <source>{name} is {columns} x {rows} pixels large, more than the {most} million pixels that are opened; take a smaller version of it.</source>
        <translation>{name} 为 {columns} x {rows} 像素，超过可打开的 {most} 百万像素；请取较小的版本。</translation>
    </message>
    <message>
        <source>{name} is {kind}, not a file.</source>
        <translation>{name} 是{kind}，不是文件。</translation>
    </message>
    <message>
        <source>{name} is {kind}, not a workbook.</source>
        <translation>{name} 是{kind}，不是工作簿。</translation>
    </message>
    <message>
        <source>{name} is {kind}, not an image file.</source>
        <translation>{name} 是{kind}，不是图像文件。</translation>
    </message>
    <message>
        <source>{name} is {kind}.</source>
        <translation>{name} 是{kind}。</translation>
    </message>
    <message>
        <source>{name} is {kind}; a file is expected.</source>
        <translation>{name} 是{kind}；应为文件。</translation>
    </message>
    <message>
        <source>{name} is {value}, no number</source>
        <translation>{name} 为{value}，不是数字</translation>
    </message>
    <message>
        <source>{name} lies at level {level} of the lexicon, and this project asks for level {levels}; choose a term there.</source>
        <translation>{name} 位于词典的级别 {level}，而此项目要求级别 {levels}；请在该级别选择术语。</translation>
    </message>
    <message>
        <source>{name} lists the file {first}, which is not there; copy the whole disc again.</source>
        <translation>{name} 列出的文件{first}不存在；请重新复制整张光盘。</translation>
    </message>
    <message>
        <source>{name} lists the file {first}, which lies outside of its folder and is not opened.</source>
        <translation>{name} 列出的文件{first}位于其文件夹之外，不予打开。</translation>
    </message>
    <message>
        <source>{name} lists {count} files that are not there, the first of them {first}; copy the whole disc again.</source>
        <translation>{name} 列出的 {count} 个文件不存在，第一个为{first}；请重新复制整张光盘。</translation>
    </message>
    <message>
        <source>{name} lists {count} files that lie outside of its folder, the first of them {first}; they are not opened.</source>
        <translation>{name} 列出的 {count} 个文件位于其文件夹之外，第一个为{first}；不予打开。</translation>
    </message>
    <message>
        <source>{name} made the decoder break down and was given up; it is broken or made to do harm. Copy or export it again.</source>
        <translation>{name} 使解码器崩溃，已放弃；文件已损坏或有恶意。请重新复制或导出。</translation>
    </message>
    <message>
        <source>{name} may have text burned into its pixels (a row of shapes like letters); look at it, and cover what names anybody, before it is used.</source>
        <translation>{name} 的像素中可能有文字（一排类似字母的形状）；使用前请查看，并遮盖可识别个人的内容。</translation>
    </message>
    <message>
        <source>{name} may have text burned into its pixels (even, bright strokes near the edge); look at it, and cover what names anybody, before it is used.</source>
        <translation>{name} 的像素中可能有文字（边缘附近均匀明亮的笔画）；使用前请查看，并遮盖可识别个人的内容。</translation>
    </message>
    <message>
        <source>{name} names another frozen set already; choose another name.</source>
        <translation>{name} 已是另一冻结题集的名称；请另取名称。</translation>
    </message>
    <message>
        <source>{name} needs more than the {most} MB of memory that decoding may take; raise that limit in the settings, or take a smaller image.</source>
        <translation>{name} 所需内存超过解码允许的 {most} MB；请在设置中提高上限，或取较小的图像。</translation>
    </message>
    <message>
        <source>{name} says it is {columns} x {rows} pixels large; the file is broken.</source>
        <translation>{name} 自称为 {columns} x {rows} 像素；文件已损坏。</translation>
    </message>
    <message>
        <source>{name} says that text is burned into its pixels; look at it before it is used.</source>
        <translation>{name} 注明像素中有文字；使用前请查看。</translation>
    </message>
    <message>
        <source>{name} says that the person can be recognised in it; cover what shows the person before it is used.</source>
        <translation>{name} 注明其中的人可被辨认；使用前请遮盖显示此人的内容。</translation>
    </message>
    <message>
        <source>{name} says {said} and holds colours of every pixel; it is shown so.</source>
        <translation>{name} 自称为{said}，却含有每个像素的颜色；照此显示。</translation>
    </message>
    <message>
        <source>{name} shows the same as an image that was erased or covered in part, and is not taken in; leave it out.</source>
        <translation>{name} 与已彻底删除或部分遮盖的图像显示相同内容，不予导入；请略去。</translation>
    </message>
    <message>
        <source>{name} takes far more memory to decode than an image of its size needs, and was given up; it is broken or made to do harm. Copy or export it again.</source>
        <translation>{name} 解码所需内存远超同等大小的图像，已放弃；文件已损坏或有恶意。请重新复制或导出。</translation>
    </message>
    <message>
        <source>{name} took too long to decode and was given up; it is broken or made to do harm. Copy or export it again.</source>
        <translation>{name} 解码时间过长，已放弃；文件已损坏或有恶意。请重新复制或导出。</translation>
    </message>
    <message>
        <source>{name} unpacks to more than 1 GB; it is not read.</source>
        <translation>{name} 解压后超过 1 GB；不予读取。</translation>
    </message>
    <message>
        <source>{name} was cut short: its frame {number} is missing; copy or export it again.</source>
        <translation>{name} 被截断：缺少第 {number} 帧；请重新复制或导出。</translation>
    </message>
    <message>
        <source>{name} was cut short: part of frame {number} is missing and shown dark.</source>
        <translation>{name} 被截断：第 {number} 帧缺少一部分，显示为暗区。</translation>
    </message>
    <message>
        <source>{name} was erased from this workspace on request ({reason}) and is not taken in again; leave it out.</source>
        <translation>{name} 已按要求从此工作区彻底删除（{reason}），不再导入；请略去。</translation>
    </message>
    <message>
        <source>{name} was made by another medannot (form {form}); open it with that, or export the lexicon anew.</source>
        <translation>{name} 由另一 medannot 建立（格式 {form}）；请用该程序打开，或重新导出词典。</translation>
    </message>
    <message>
        <source>{name} was made over by another program and cannot be read; put it aside under another name to begin a new one.</source>
        <translation>{name} 被另一程序改写，无法读取；请换名另存，以便重新开始。</translation>
    </message>
    <message>
        <source>{name} was not opened: the part of the program that decodes images cannot be started ({reason}); close other programs and try again, or install medannot anew.</source>
        <translation>{name} 未打开：解码图像的程序部分无法启动（{reason}）；请关闭其他程序后重试，或重新安装 medannot。</translation>
    </message>
    <message>
        <source>{name} was not taken in.</source>
        <translation>{name} 未收入。</translation>
    </message>
    <message>
        <source>{name} would be written over the original {target}; choose another folder.</source>
        <translation>{name} 会覆盖原文件 {target}；请另选文件夹。</translation>
    </message>
    <message>
        <source>{name} would be written over; name another file for the migrated labels.</source>
        <translation>{name} 会被覆盖；请为迁移后的标注另取文件名。</translation>
    </message>
    <message>
        <source>{name} would be written to {target}, as {other} was; render it into a folder of its own.</source>
        <translation>{name} 会写入 {target}，而 {other} 已写入该处；请渲染到单独的文件夹。</translation>
    </message>
    <message>
        <source>{name}, row {row}: it is not UTF-8 text; save it as UTF-8.</source>
        <translation>{name}，第 {row} 行：不是 UTF-8 文本；请保存为 UTF-8。</translation>
    </message>
    <message>
        <source>{name}: a damaged overlay is left out.</source>
        <translation>{name}：略去损坏的叠加层。</translation>
    </message>
    <message>
        <source>{name}: a file that ends in .xlsx is expected.</source>
        <translation>{name}：应为以 .xlsx 结尾的文件。</translation>
    </message>
    <message>
        <source>{name}: a worksheet's name ends in .csv or .xlsx; name another file.</source>
        <translation>{name}：工作表的文件名应以 .csv 或 .xlsx 结尾；请另取文件名。</translation>
    </message>
    <message>
        <source>{name}: it holds more data than {columns} x {rows} pixels need; what is beyond them is left out.</source>
        <translation>{name}：数据多于 {columns} x {rows} 像素所需；略去多余部分。</translation>
    </message>
    <message>
        <source>{name}: its High Bit {said} contradicts its Bits Stored; {taken} is taken.</source>
        <translation>{name}：其 High Bit {said}与 Bits Stored 矛盾；取 {taken}。</translation>
    </message>
    <message>
        <source>{name}: its Number of Frames is not written as a number; {frames} is taken.</source>
        <translation>{name}：其 Number of Frames 不是数字；取 {frames}。</translation>
    </message>
    <message>
        <source>{name}: its colour profile cannot be used; its colours are taken as sRGB.</source>
        <translation>{name}：其颜色特性文件无法使用；颜色按 sRGB 处理。</translation>
    </message>
    <message>
        <source>{name}: its frame {number} holds more data than its pixels need; what is beyond them is left out.</source>
        <translation>{name}：其第 {number} 帧的数据多于像素所需；略去多余部分。</translation>
    </message>
    <message>
        <source>{name}: its rescale cannot be used; it is left out.</source>
        <translation>{name}：其 rescale 无法使用，已略去。</translation>
    </message>
    <message>
        <source>{name}: its window cannot be used; its VOI LUT is shown instead.</source>
        <translation>{name}：其窗无法使用，改用其 VOI LUT 显示。</translation>
    </message>
    <message>
        <source>{name}: its window cannot be used; the range of the frame's values is shown instead.</source>
        <translation>{name}：其窗无法使用，改用该帧的数值范围显示。</translation>
    </message>
    <message>
        <source>{name}: its {table} cannot be used; it is left out.</source>
        <translation>{name}：其 {table} 无法使用，已略去。</translation>
    </message>
    <message>
        <source>{name}: its {table} holds {present} of the {claimed} entries that it claims; it is left out.</source>
        <translation>{name}：其 {table} 自称有 {claimed} 项，只有 {present} 项；已略去。</translation>
    </message>
    <message>
        <source>{name}: its {table} holds {present} of the {claimed} entries that it claims; the last one stands for the others.</source>
        <translation>{name}：其 {table} 自称有 {claimed} 项，只有 {present} 项；其余以最后一项代替。</translation>
    </message>
    <message>
        <source>{name}: the lexicon was made by a later medannot (format {form}; this one reads up to {known}); install that one to open it.</source>
        <translation>{name}：词典由较新的 medannot 建立（格式 {form}；本程序可读至{known}）；请安装该程序后打开。</translation>
    </message>
    <message>
        <source>{name}: the sheet {about} does not say {keys}; export the lexicon as a workbook and edit that one.</source>
        <translation>{name}：工作表 {about} 未说明 {keys}；请将词典导出为工作簿后编辑。</translation>
    </message>
    <message>
        <source>{name}: the sheets {sheets} are missing; export the lexicon as a workbook and edit that one.</source>
        <translation>{name}：缺少工作表 {sheets}；请将词典导出为工作簿后编辑。</translation>
    </message>
    <message>
        <source>{name}: {key} {value}: write {expected}.</source>
        <translation>{name}：{key} {value}：应写{expected}。</translation>
    </message>
    <message>
        <source>{new} came in the place of {id} and means {how}; look whether it fits.</source>
        <translation>{new} 取代了 {id}，含义{how}；请查看是否适合。</translation>
    </message>
    <message>
        <source>{node} cannot take the place of {before}; choose one of {offered}.</source>
        <translation>{node} 不能取代 {before}；请在 {offered} 中选择。</translation>
    </message>
    <message>
        <source>{number} may be the id of a question or its number in the set's own export; say that it is that number (--by-index), or which field holds the id (--id-field).</source>
        <translation>{number} 可能是题目的标识，也可能是它在题集自身导出中的编号；请说明它是该编号（--by-index），或指出哪个字段存放标识（--id-field）。</translation>
    </message>
    <message>
        <source>{op} of {id} in version {version} is for a person; decide what the label becomes.</source>
        <translation>版本 {version} 中 {id} 的 {op} 须由人决定；请决定该标注变为什么。</translation>
    </message>
    <message>
        <source>{other} cannot replace it; ids of nodes in use are expected.</source>
        <translation>{other} 不能取代它；应为在用节点的标识符。</translation>
    </message>
    <message>
        <source>{other} is no sibling of the new term.</source>
        <translation>{other} 不是新术语的同级。</translation>
    </message>
    <message>
        <source>{other} is the top of a tree; choose a term below it.</source>
        <translation>{other} 是树的顶层；请选择其下的术语。</translation>
    </message>
    <message>
        <source>{other} lies below it and is in use; move it or give it up first.</source>
        <translation>其下的 {other} 仍在使用；请先移动或停用。</translation>
    </message>
    <message>
        <source>{other} of {rows} rows hold another question than before, as after a row was inserted, and the file names no ids; import it as a set of its own, or under another file name.</source>
        <translation>{rows} 行中有 {other} 行的题目与先前不同，似插入了一行，而文件没有标识符；请作为单独的题集导入，或改用其他文件名。</translation>
    </message>
    <message>
        <source>{other} stands there already.</source>
        <translation>{other} 已在该处。</translation>
    </message>
    <message>
        <source>{other} was given up for it; take that back into use first.</source>
        <translation>先前因它而停用了 {other}；请先将该术语重新启用。</translation>
    </message>
    <message>
        <source>{parent} is deprecated and cannot have nodes in use below it.</source>
        <translation>{parent} 已停用，其下不能有在用的节点。</translation>
    </message>
    <message>
        <source>{pattern} is no pattern of names ({fault}); write one such as ^(P[0-9]+)_.</source>
        <translation>{pattern} 不是名称的模式（{fault}）；请写成^(P[0-9]+)_ 之类。</translation>
    </message>
    <message>
        <source>{study} is a copy for simulated readers already; name the study that it is a copy of.</source>
        <translation>{study} 已是模拟阅片者的副本；请指定其所据的原研究。</translation>
    </message>
    <message>
        <source>{system} is no coding system; name the file codes_ and one of {known}.</source>
        <translation>{system} 不是编码系统；请将文件命名为 codes_ 加上{known}之一。</translation>
    </message>
    <message>
        <source>{target} cannot be written ({reason}); choose another folder or make room.</source>
        <translation>{target} 无法写出（{reason}）；请另选文件夹或腾出空间。</translation>
    </message>
    <message>
        <source>{text} is no code; a system, a colon and its code are expected, such as HP:0002293, and ~broad, ~narrow or ~related where it means not just the same.</source>
        <translation>{text}不是编码；应为系统、冒号和编码，如 HP:0002293，含义不尽相同时加 ~broad、~narrow 或 ~related。</translation>
    </message>
    <message>
        <source>{text} is no number; one such as 0.5 is expected.</source>
        <translation>{text}不是数字；应为 0.5 之类。</translation>
    </message>
    <message>
        <source>{text} is no selector; an id, under:ID, domain~PLACE or one of {names} with = is expected.</source>
        <translation>{text}不是选择条件；应为标识符、under:ID、domain~PLACE，或 {names} 之一加=。</translation>
    </message>
    <message>
        <source>{text} is no whole number; one such as 3 is expected.</source>
        <translation>{text}不是整数；应为 3 之类。</translation>
    </message>
    <message>
        <source>{text} is not a version; three whole numbers are expected, such as 1.2.0.</source>
        <translation>{text}不是版本；应为三个整数，如 1.2.0。</translation>
    </message>
    <message>
        <source>{text}: one of {known} is expected.</source>
        <translation>{text}：应为{known}之一。</translation>
    </message>
    <message>
        <source>{text}: some of {known} are expected.</source>
        <translation>{text}：应为{known}中的若干项。</translation>
    </message>
    <message>
        <source>{value} is no category of these ratings.</source>
        <translation>{value} 不是这些评定的类别。</translation>
    </message>
    <message>
        <source>{version} is no version; three whole numbers such as 1.2.0 are expected.</source>
        <translation>{version} 不是版本；应为三个整数，如 1.2.0。</translation>
    </message>
    <message>
        <source>{x} of {n} is no share.</source>
        <translation>{n} 中的 {x} 不是占比。</translation>
    </message>
    <message>
        <source>“{name}” is mapped to {other}, which cannot be chosen for it, and stays out.</source>
        <translation>“{name}”映射到 {other}，而该词条不能用于此处，不导入。</translation>
    </message>
    <message>
        <source>“{name}” is not mapped to the lexicon, and stays out.</source>
        <translation>“{name}”没有对应到词库，不导入。</translation>
    </message>
</context>
<context>
    <name>FigureDialog</name>
    <message>
        <source>0 to 100, such as 61.4</source>
        <translation>0 到 100，例如 61.4</translation>
    </message>
    <message>
        <source>Add the row</source>
        <translation>添加该行</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答数</translation>
    </message>
    <message>
        <source>Give the model a name of up to {limit} signs in one line.</source>
        <translation>请填写模型名称，单行，最多 {limit} 个字符。</translation>
    </message>
    <message>
        <source>It stands in a table of its own, marked as typed, and is never mixed with what was scored here.</source>
        <translation>它单独列表并标明为手工录入，绝不与此处评分的内容混合。</translation>
    </message>
    <message>
        <source>Mean score, %</source>
        <translation>均分，%</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Say where the figure was read; there is no figure without a source.</source>
        <translation>请说明数值的出处；没有来源就没有数值。</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>The set has a row of {model} already; give this one another name.</source>
        <translation>题集已有名为 {model} 的行；请另取名称。</translation>
    </message>
    <message>
        <source>Type in a model's figure</source>
        <translation>手工录入模型数值</translation>
    </message>
    <message>
        <source>Write a number from 0 to 100.</source>
        <translation>请填写 0 到 100 的数字。</translation>
    </message>
    <message>
        <source>Write a whole number from 1 on, in digits.</source>
        <translation>请用数字填写 1 以上的整数。</translation>
    </message>
    <message>
        <source>Write {whole} for a share of {share}, or {share} % for so low a one.</source>
        <translation>若 {share} 是比例，请写 {whole}；若确实这么低，请写 {share} %。</translation>
    </message>
    <message>
        <source>on which the score rests</source>
        <translation>得分所依据的题数</translation>
    </message>
    <message>
        <source>such as a paper and its table</source>
        <translation>例如某篇论文及其表格</translation>
    </message>
</context>
<context>
    <name>FigureTable</name>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>F1, %</source>
        <translation>F1，%</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>实体</translation>
    </message>
    <message>
        <source>Precision, %</source>
        <translation>精确率，%</translation>
    </message>
    <message>
        <source>Recall, %</source>
        <translation>召回率，%</translation>
    </message>
</context>
<context>
    <name>FiguresBar</name>
    <message>
        <source>Over {bound} takes about {count} more labels on {images} images.</source>
        <translation>要高于 {bound}，约需再复核 {images} 幅图像上的 {count} 个实体。</translation>
    </message>
    <message>
        <source>Second readings count for the reviewers' agreement only; {done} of {total} of this work judged.</source>
        <translation>第二次复核只计入复核者一致性；本份标注已判断 {total} 项中的 {done} 项。</translation>
    </message>
    <message>
        <source>{project}, {round}</source>
        <translation>{project}，{round}</translation>
    </message>
</context>
<context>
    <name>FilesStep</name>
    <message>
        <source>A folder of annotations</source>
        <translation>标注文件夹</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Choose an annotator</source>
        <translation>选择标注者</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose files or a folder, or drop them here: COCO, LabelMe, CVAT, Label Studio, DICOM, maps of labels as PNG, or medannot's own JSON Lines or table.</source>
        <translation>选择文件或文件夹，或拖放到此处：COCO、LabelMe、CVAT、Label Studio、DICOM、PNG 标签图，或 medannot 自己的 JSON Lines 或表格。</translation>
    </message>
    <message>
        <source>Choose folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Chosen files</source>
        <translation>已选文件</translation>
    </message>
    <message>
        <source>File or folder</source>
        <translation>文件或文件夹</translation>
    </message>
    <message>
        <source>Files of annotations</source>
        <translation>标注文件</translation>
    </message>
    <message>
        <source>In</source>
        <translation>位于</translation>
    </message>
    <message>
        <source>Into whose cases</source>
        <translation>收入谁的病例</translation>
    </message>
    <message>
        <source>Marks of the questions</source>
        <translation>题目的标记</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>What comes in is theirs, and they can undo it.</source>
        <translation>收入的内容归其所有，可由其撤销。</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>All works</source>
        <translation>全部标注</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>标注者</translation>
    </message>
    <message>
        <source>Annotators who drift</source>
        <translation>错误增多的标注者</translation>
    </message>
    <message>
        <source>Any annotator</source>
        <translation>任何标注者</translation>
    </message>
    <message>
        <source>Any term</source>
        <translation>任何术语</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Never reviewed</source>
        <translation>从未复核</translation>
    </message>
    <message>
        <source>Rare terms</source>
        <translation>罕见术语</translation>
    </message>
    <message>
        <source>Term, with all below it</source>
        <translation>术语及其下级</translation>
    </message>
    <message>
        <source>Terms of least agreement</source>
        <translation>一致性最低的术语</translation>
    </message>
    <message>
        <source>The lexicon has no such term; choose one of the list.</source>
        <translation>词库中没有此术语；请从列表中选择。</translation>
    </message>
    <message>
        <source>Two annotators disagree</source>
        <translation>两位标注者意见不同</translation>
    </message>
    <message>
        <source>Which labels</source>
        <translation>哪些实体</translation>
    </message>
    <message>
        <source>Which works come</source>
        <translation>复核哪些标注</translation>
    </message>
</context>
<context>
    <name>FindColumn</name>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation><numerusform>找到 %Ln 条</numerusform></translation>
    </message>
    <message>
        <source>Both languages or one (Alt+L)</source>
        <translation>双语或单语（Alt+L）</translation>
    </message>
    <message>
        <source>Favourite or not (Ctrl+D)</source>
        <translation>收藏或取消收藏（Ctrl+D）</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Names, codes, pinyin or its initials</source>
        <translation>名称、编码、拼音或首字母</translation>
    </message>
    <message>
        <source>Narrow</source>
        <translation>限定</translation>
    </message>
    <message>
        <source>Narrow tree and search (Alt+N)</source>
        <translation>限定术语树与检索（Alt+N）</translation>
    </message>
    <message>
        <source>Recent terms</source>
        <translation>最近术语</translation>
    </message>
    <message>
        <source>Search the lexicon</source>
        <translation>检索词典</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>术语树</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示范围</translation>
    </message>
</context>
<context>
    <name>FoldLine</name>
    <message numerus="yes">
        <source>%Ln abilities without answers</source>
        <translation><numerusform>%Ln 项能力没有答案</numerusform></translation>
    </message>
    <message>
        <source>One ability without answers</source>
        <translation>1 项能力没有答案</translation>
    </message>
</context>
<context>
    <name>FolderDialog</name>
    <message>
        <source>A folder that is not there yet is made.</source>
        <translation>文件夹不存在时将新建。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Choose a folder or name a new one.</source>
        <translation>选择文件夹或命名新文件夹。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Give the whole path, from the drive or the root on.</source>
        <translation>请给出完整路径，从盘符或根目录开始。</translation>
    </message>
    <message>
        <source>This is a file; name a folder.</source>
        <translation>这是文件；请指定文件夹。</translation>
    </message>
    <message>
        <source>Type or paste a path</source>
        <translation>输入或粘贴路径</translation>
    </message>
</context>
<context>
    <name>FootBar</name>
    <message>
        <source>Cannot judge: choose a reason</source>
        <translation>无法判断：请选择原因</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Item {number} of {total}</source>
        <translation>第 {number} 题，共 {total} 题</translation>
    </message>
    <message>
        <source>Item {number} saved {time}</source>
        <translation>第 {number} 题已于 {time} 保存</translation>
    </message>
    <message>
        <source>Item {number} saved {time}, marked as a slip</source>
        <translation>第 {number} 题已于 {time} 保存，并标为误答</translation>
    </message>
    <message>
        <source>Loading the next item</source>
        <translation>正在载入下一题</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一题</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>重新保存</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>误答</translation>
    </message>
    <message>
        <source>That was a slip</source>
        <translation>刚才系误答</translation>
    </message>
    <message>
        <source>This item</source>
        <translation>本题用时</translation>
    </message>
    <message>
        <source>{number} saved {time}</source>
        <translation>第 {number} 题 {time} 已保存</translation>
    </message>
    <message>
        <source>{number}: slip</source>
        <translation>第 {number} 题：误答</translation>
    </message>
</context>
<context>
    <name>FootLine</name>
    <message>
        <source>All saved {time}</source>
        <translation>{time} 已全部保存</translation>
    </message>
    <message>
        <source>Nothing to save yet</source>
        <translation>尚无内容需保存</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>{project}, {code}: {done} of {total} handed in, {lexicon}</source>
        <translation>{project}，{code}：已提交 {done}/{total}，{lexicon}</translation>
    </message>
    <message>
        <source>{saved}. There is no further case.</source>
        <translation>{saved}。没有更多病例。</translation>
    </message>
    <message>
        <source>{saved}. {done}</source>
        <translation>{saved}。{done}</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>FormPresenter</name>
    <message>
        <source>A seed is a whole number; type one or draw one.</source>
        <translation>种子为整数；请输入或生成一个。</translation>
    </message>
    <message>
        <source>A study of this name is there already; choose another name.</source>
        <translation>已有同名研究；请另取名称。</translation>
    </message>
</context>
<context>
    <name>FoundImage</name>
    <message>
        <source>Image {name}</source>
        <translation>图像 {name}</translation>
    </message>
</context>
<context>
    <name>FrameSlider</name>
    <message>
        <source>Slice or frame</source>
        <translation>层或帧</translation>
    </message>
</context>
<context>
    <name>FreezeForm</name>
    <message>
        <source>Freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Freeze a set</source>
        <translation>冻结一个题集</translation>
    </message>
    <message>
        <source>Frozen versions</source>
        <translation>已冻结的版本</translation>
    </message>
    <message>
        <source>Give the frozen version a name.</source>
        <translation>请给冻结版本取名。</translation>
    </message>
    <message>
        <source>Name of the frozen version</source>
        <translation>冻结版本的名称</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>题集</translation>
    </message>
    <message>
        <source>The set's newest version gets a name that stays; edits that are in none yet make a new one first. Later edits make a later version.</source>
        <translation>题集的最新版本会得到一个不变的名称；尚未归入任何版本的修改会先形成新版本。之后的修改会形成之后的版本。</translation>
    </message>
    <message numerus="yes">
        <source>Version {number}, %Ln question(s)</source>
        <translation><numerusform>第 {number} 版，%Ln 题</numerusform></translation>
    </message>
</context>
<context>
    <name>FrozenView</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the manifest of {name}</source>
        <translation>复制 {name} 的清单哈希</translation>
    </message>
    <message numerus="yes">
        <source>Edited, and in no version yet: %Ln question(s).</source>
        <translation><numerusform>已编辑、尚未进入任何版本：%Ln 道题。</numerusform></translation>
    </message>
    <message>
        <source>Export {name} for models</source>
        <translation>导出 {name} 供模型使用</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Frozen versions</source>
        <translation>已冻结的版本</translation>
    </message>
    <message>
        <source>Manifest {hash}</source>
        <translation>清单 {hash}</translation>
    </message>
    <message>
        <source>No version is frozen yet. A frozen one has a name that can be cited.</source>
        <translation>尚未冻结任何版本。冻结的版本有一个可供引用的名称。</translation>
    </message>
    <message>
        <source>The set was changed since: it has version {number} now.</source>
        <translation>此后题集有改动：现为第 {number} 版。</translation>
    </message>
    <message numerus="yes">
        <source>{set}, version {number}, %Ln question(s)</source>
        <translation><numerusform>{set}，第 {number} 版，%Ln 题</numerusform></translation>
    </message>
    <message>
        <source>{time} by {code}</source>
        <translation>{time}，{code}</translation>
    </message>
</context>
<context>
    <name>GalleryFilters</name>
    <message>
        <source>Annotated</source>
        <translation>标注情况</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>标注者</translation>
    </message>
    <message>
        <source>Choose a term</source>
        <translation>选择术语</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>另选一个</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>已舍弃</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Show all again</source>
        <translation>重新显示全部</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>They agree</source>
        <translation>意见一致</translation>
    </message>
    <message>
        <source>They disagree</source>
        <translation>意见不一致</translation>
    </message>
    <message>
        <source>Usable or discarded</source>
        <translation>可用或已舍弃</translation>
    </message>
</context>
<context>
    <name>GalleryGrid</name>
    <message>
        <source>Images of the project</source>
        <translation>项目的图像</translation>
    </message>
</context>
<context>
    <name>GalleryView</name>
    <message>
        <source>No image fits these filters.</source>
        <translation>没有图像符合这些筛选条件。</translation>
    </message>
    <message>
        <source>Show all again</source>
        <translation>重新显示全部</translation>
    </message>
    <message>
        <source>{found} of {total} images</source>
        <translation>{total} 幅图像中的 {found} 幅</translation>
    </message>
</context>
<context>
    <name>GroupRow</name>
    <message>
        <source>Answers per question of group {number}</source>
        <translation>第 {number} 组每题答案数</translation>
    </message>
    <message>
        <source>Name of group {number}</source>
        <translation>第 {number} 组名称</translation>
    </message>
    <message>
        <source>Readers of group {number}</source>
        <translation>第 {number} 组阅片者数</translation>
    </message>
    <message>
        <source>Remove group {number}</source>
        <translation>移除第 {number} 组</translation>
    </message>
</context>
<context>
    <name>GroupRows</name>
    <message>
        <source>Add group</source>
        <translation>添加组</translation>
    </message>
    <message>
        <source>Answers per question</source>
        <translation>每题答案数</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>阅片者</translation>
    </message>
</context>
<context>
    <name>GroupTable</name>
    <message>
        <source>Answers</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Mean score by group and ability</source>
        <translation>各组各能力平均得分</translation>
    </message>
    <message>
        <source>No image</source>
        <translation>无图像</translation>
    </message>
    <message>
        <source>Overall</source>
        <translation>总体</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>阅片者</translation>
    </message>
    <message>
        <source>Sets</source>
        <translation>题组</translation>
    </message>
</context>
<context>
    <name>HeatLegend</name>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>below {end}</source>
        <translation>低于 {end}</translation>
    </message>
    <message>
        <source>{begin} and more</source>
        <translation>{begin} 及以上</translation>
    </message>
</context>
<context>
    <name>HistoryDetails</name>
    <message>
        <source>This step changed no label.</source>
        <translation>此步未改动任何实体。</translation>
    </message>
    <message>
        <source>{count} more findings were changed by it.</source>
        <translation>此步还改动了 {count} 项所见。</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>History of {term}</source>
        <translation>{term} 的历史</translation>
    </message>
    <message>
        <source>Nothing was changed here since the lexicon was copied.</source>
        <translation>词典复制后此处无变更。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>何人</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>{field}, taken back</source>
        <translation>{field}，已撤回</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Back to now</source>
        <translation>回到现在</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>One step back (Left)</source>
        <translation>后退一步（Left）</translation>
    </message>
    <message>
        <source>One step on (Right)</source>
        <translation>前进一步（Right）</translation>
    </message>
    <message>
        <source>Step {number} of {total}</source>
        <translation>第 {number} 步，共 {total} 步</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Ability</source>
        <translation>能力</translation>
    </message>
    <message>
        <source>Also right</source>
        <translation>同样正确</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Option {letter}</source>
        <translation>选项 {letter}</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>题干</translation>
    </message>
    <message>
        <source>Text before it</source>
        <translation>题干前的文字</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>题型</translation>
    </message>
    <message>
        <source>Version {number}, {time}</source>
        <translation>第 {number} 版，{time}</translation>
    </message>
    <message>
        <source>by {code}</source>
        <translation>由 {code}</translation>
    </message>
    <message>
        <source>{before}, then {after}</source>
        <translation>{before}，后为 {after}</translation>
    </message>
    <message>
        <source>“{reason}”</source>
        <translation>“{reason}”</translation>
    </message>
</context>
<context>
    <name>HoldingFields</name>
    <message>
        <source>Another place</source>
        <translation>其他位置</translation>
    </message>
    <message>
        <source>Lines before the records</source>
        <translation>记录之前的行数</translation>
    </message>
    <message>
        <source>Names of the columns</source>
        <translation>列名</translation>
    </message>
    <message>
        <source>Parts divided by</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Records stand at</source>
        <translation>记录位于</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>another place…</source>
        <translation>其他位置…</translation>
    </message>
    <message>
        <source>as the first line names them</source>
        <translation>以首行的名称为准</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>found out</source>
        <translation>自动判断</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>such as samples[*] or $.*</source>
        <translation>例如 samples[*] 或 $.*</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>upright line</source>
        <translation>竖线</translation>
    </message>
    <message>
        <source>{path}: {count} records with {keys}</source>
        <translation>{path}：{count} 条记录，含 {keys}</translation>
    </message>
    <message>
        <source>{sheet}: no rows</source>
        <translation>{sheet}：没有行</translation>
    </message>
    <message>
        <source>{sheet}: {keys}</source>
        <translation>{sheet}：{keys}</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message numerus="yes">
        <source>%Ln in drawn subsets</source>
        <translation><numerusform>%Ln 道在抽取的子集中</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation><numerusform>另有 %Ln 项</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln simulated</source>
        <translation><numerusform>%Ln 份模拟</numerusform></translation>
    </message>
    <message>
        <source>Answers saved</source>
        <translation>已保存答案</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Begin as {reader}</source>
        <translation>以 {reader} 开始</translation>
    </message>
    <message>
        <source>Create a study for groups of readers</source>
        <translation>为各组阅片者创建研究</translation>
    </message>
    <message>
        <source>Every change is written at once, with an entry in the audit trail; a backup is kept at the end of each session.</source>
        <translation>每处更改立即写入，并记入稽查轨迹；每次使用结束时保留备份。</translation>
    </message>
    <message>
        <source>From questions to a baseline</source>
        <translation>从题目到基线</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>首页</translation>
    </message>
    <message>
        <source>Import questions with their images</source>
        <translation>导入题目及其图像</translation>
    </message>
    <message>
        <source>Let readers take their sets</source>
        <translation>让阅片者作答题集</translation>
    </message>
    <message>
        <source>Look at the results and export the baseline</source>
        <translation>查看结果并导出基线</translation>
    </message>
    <message>
        <source>Question sets</source>
        <translation>题集</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Sets that wait</source>
        <translation>待作答题集</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>This workspace</source>
        <translation>此工作区</translation>
    </message>
    <message>
        <source>and {count}</source>
        <translation>另有 {count}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done}/{total}</translation>
    </message>
</context>
<context>
    <name>ImageActs</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ImageBox</name>
    <message>
        <source>Image {number}</source>
        <translation>图像 {number}</translation>
    </message>
    <message>
        <source>Image {place} of {count}</source>
        <translation>图像 {place}/{count}</translation>
    </message>
</context>
<context>
    <name>ImageCanvas</name>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
</context>
<context>
    <name>ImageFields</name>
    <message>
        <source>A case is</source>
        <translation>一个病例是</translation>
    </message>
    <message>
        <source>A case of the set is</source>
        <translation>题集的一个病例是</translation>
    </message>
    <message>
        <source>A regular expression; names with the same first group are one case.</source>
        <translation>正则表达式；第一组相同的名称归为一例。</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>按原有次序</translation>
    </message>
    <message>
        <source>Boxes and masks</source>
        <translation>方框和掩膜</translation>
    </message>
    <message>
        <source>Boxes and masks of the images</source>
        <translation>图像的方框和掩膜</translation>
    </message>
    <message>
        <source>By near, middle and far in the names.</source>
        <translation>按名称中的近景、中景、远景。</translation>
    </message>
    <message>
        <source>COCO, LabelMe, CVAT or Label Studio; a start for each annotator.</source>
        <translation>COCO、LabelMe、CVAT 或 Label Studio；作为每名标注者的起点。</translation>
    </message>
    <message>
        <source>Call cases by folder or name</source>
        <translation>以文件夹或名称称呼病例</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Choose boxes and masks</source>
        <translation>选择方框和掩膜</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Far first</source>
        <translation>远景在前</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Folder, ZIP, DICOM files</source>
        <translation>文件夹、ZIP、DICOM 文件</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Images and archives</source>
        <translation>图像和压缩包</translation>
    </message>
    <message>
        <source>Images and cases</source>
        <translation>图像与病例</translation>
    </message>
    <message>
        <source>Images from</source>
        <translation>图像来自</translation>
    </message>
    <message>
        <source>Images of the project</source>
        <translation>项目的图像</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Names alike</source>
        <translation>名称相似</translation>
    </message>
    <message>
        <source>Near first</source>
        <translation>近景在前</translation>
    </message>
    <message>
        <source>Not taken in</source>
        <translation>未收入</translation>
    </message>
    <message>
        <source>One folder</source>
        <translation>一个文件夹</translation>
    </message>
    <message>
        <source>One image</source>
        <translation>一幅图像</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>一个人</translation>
    </message>
    <message>
        <source>Only where these name nobody; else cases have numbers.</source>
        <translation>仅当名称不涉及任何人时；否则病例用编号。</translation>
    </message>
    <message>
        <source>Order in a case</source>
        <translation>病例内的次序</translation>
    </message>
    <message>
        <source>Question set</source>
        <translation>题集</translation>
    </message>
    <message>
        <source>The slices of a DICOM study are one case always.</source>
        <translation>DICOM 检查的各层始终为一例。</translation>
    </message>
    <message>
        <source>They are de-identified as they come in.</source>
        <translation>收入时即去标识。</translation>
    </message>
    <message>
        <source>What names share</source>
        <translation>名称的共同部分</translation>
    </message>
</context>
<context>
    <name>ImagePane</name>
    <message>
        <source>Drag a series here</source>
        <translation>将序列拖到此处</translation>
    </message>
    <message>
        <source>Drag an image here</source>
        <translation>将图像拖到此处</translation>
    </message>
    <message>
        <source>Loading the image</source>
        <translation>正在载入图像</translation>
    </message>
</context>
<context>
    <name>ImageSide</name>
    <message>
        <source>Image {number}</source>
        <translation>图像 {number}</translation>
    </message>
</context>
<context>
    <name>ImageTiles</name>
    <message>
        <source>Image {number}</source>
        <translation>图像 {number}</translation>
    </message>
</context>
<context>
    <name>Images</name>
    <message numerus="yes">
        <source>%Ln frame(s)</source>
        <translation><numerusform>%Ln 帧</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation><numerusform>%Ln 幅图像</numerusform></translation>
    </message>
    <message>
        <source>Far</source>
        <translation>远景</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>中景</translation>
    </message>
    <message>
        <source>Near</source>
        <translation>近景</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Photograph {number}</source>
        <translation>照片 {number}</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Stack {number}</source>
        <translation>图像组 {number}</translation>
    </message>
    <message>
        <source>Study {number}</source>
        <translation>检查 {number}</translation>
    </message>
    <message>
        <source>{name}, series {number}</source>
        <translation>{name}，序列 {number}</translation>
    </message>
</context>
<context>
    <name>ImagesStep</name>
    <message>
        <source>Everything in the files could be read.</source>
        <translation>文件中的全部内容均可读取。</translation>
    </message>
    <message>
        <source>Image in the files</source>
        <translation>文件中的图像</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Images of the files</source>
        <translation>文件的图像</translation>
    </message>
    <message>
        <source>In the project</source>
        <translation>在项目中</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>未读取</translation>
    </message>
    <message>
        <source>What the files hold</source>
        <translation>文件的内容</translation>
    </message>
    <message>
        <source>images found in the project</source>
        <translation>在项目中找到的图像</translation>
    </message>
    <message>
        <source>images not found</source>
        <translation>未找到的图像</translation>
    </message>
    <message>
        <source>marks on images found</source>
        <translation>已找到图像上的标记</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>on images not found</source>
        <translation>位于未找到的图像上</translation>
    </message>
    <message>
        <source>their marks stay out</source>
        <translation>其标记不收入</translation>
    </message>
    <message>
        <source>{count} by their size alone</source>
        <translation>{count} 幅仅凭尺寸</translation>
    </message>
    <message>
        <source>{name}, by its size alone</source>
        <translation>{name}，仅凭尺寸</translation>
    </message>
</context>
<context>
    <name>ImportForm</name>
    <message>
        <source>A folder or a ZIP archive; else the folder of the questions</source>
        <translation>文件夹或 ZIP 压缩包；否则为题目所在的文件夹</translation>
    </message>
    <message>
        <source>A set of this name gets a next version</source>
        <translation>同名题集将生成新版本</translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>全部语言</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Choose a folder of question files</source>
        <translation>选择题目文件所在文件夹</translation>
    </message>
    <message>
        <source>Choose question files</source>
        <translation>选择题目文件</translation>
    </message>
    <message>
        <source>Choose the files or the folder to import.</source>
        <translation>请选择要导入的文件或文件夹。</translation>
    </message>
    <message>
        <source>Choose the images folder</source>
        <translation>选择图像文件夹</translation>
    </message>
    <message>
        <source>Else their words and keys stay, and the report tells where files differ.</source>
        <translation>否则保留其文字和答案，报告会指出文件与之不同之处。</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Find it out</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Folder of question files</source>
        <translation>题目文件所在文件夹</translation>
    </message>
    <message>
        <source>Give the set a name.</source>
        <translation>请为题集命名。</translation>
    </message>
    <message>
        <source>How to read it</source>
        <translation>读取方式</translation>
    </message>
    <message>
        <source>Images folder</source>
        <translation>图像文件夹</translation>
    </message>
    <message>
        <source>JSON, JSONL, tables, Parquet, texts</source>
        <translation>JSON、JSONL、表格、Parquet、文本</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>映射</translation>
    </message>
    <message>
        <source>Of the text; choose it where letters come out wrong</source>
        <translation>文本的编码；文字显示有误时请选择</translation>
    </message>
    <message>
        <source>Put the files over questions that were edited here</source>
        <translation>用文件覆盖在此处修改过的题目</translation>
    </message>
    <message>
        <source>Question files</source>
        <translation>题目文件</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>Recognise by the fields</source>
        <translation>按字段识别</translation>
    </message>
    <message>
        <source>Rows in others are left out</source>
        <translation>其他语言的行将略去</translation>
    </message>
    <message>
        <source>Says which field holds what</source>
        <translation>说明各字段所含内容</translation>
    </message>
    <message>
        <source>Set name</source>
        <translation>题集名称</translation>
    </message>
    <message>
        <source>Take questions whose images are missing</source>
        <translation>接受缺少图像的题目</translation>
    </message>
    <message>
        <source>Take questions whose key cannot be used</source>
        <translation>接受参考答案不可用的题目</translation>
    </message>
    <message>
        <source>There is no file or folder {path}.</source>
        <translation>没有文件或文件夹 {path}。</translation>
    </message>
    <message>
        <source>There is no folder or ZIP archive {path}.</source>
        <translation>没有文件夹或 ZIP 压缩包 {path}。</translation>
    </message>
    <message>
        <source>They are marked; no study can show them until the images are there.</source>
        <translation>将予以标记；补齐图像前任何研究都不能显示。</translation>
    </message>
    <message>
        <source>They have no key then, and are not scored until one is given here.</source>
        <translation>它们因此没有参考答案，在此处补上之前不计分。</translation>
    </message>
    <message>
        <source>What to import</source>
        <translation>导入内容</translation>
    </message>
</context>
<context>
    <name>ImportPresenter</name>
    <message numerus="yes">
        <source>%Ln label(s) of these files stand in the mapping.</source>
        <translation><numerusform>对照表中有这些文件的 %Ln 个标签。</numerusform></translation>
    </message>
    <message>
        <source>Choose first into whose cases they come.</source>
        <translation>请先选择收入谁的病例。</translation>
    </message>
    <message>
        <source>The lexicon does not have {ids}.</source>
        <translation>词典没有 {ids}。</translation>
    </message>
    <message>
        <source>The mapping lies in {name}.</source>
        <translation>对照表位于 {name}。</translation>
    </message>
</context>
<context>
    <name>ImportView</name>
    <message numerus="yes">
        <source>%Ln question(s)</source>
        <translation><numerusform>%Ln 道题目</numerusform></translation>
    </message>
    <message>
        <source>An import is under way</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to the projects</source>
        <translation>返回项目列表</translation>
    </message>
    <message>
        <source>Before writing</source>
        <translation>写入之前</translation>
    </message>
    <message>
        <source>Choose an annotator.</source>
        <translation>请选择标注者。</translation>
    </message>
    <message>
        <source>Correct the file and read again</source>
        <translation>更正文件后重新读取</translation>
    </message>
    <message>
        <source>Counting what would come in</source>
        <translation>正在清点将收入的内容</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message numerus="yes">
        <source>Edited here, and left so: %Ln question(s).</source>
        <translation><numerusform>在此处修改过并保持不变的题目：%Ln 道。</numerusform></translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Give every label a term, or leave it out.</source>
        <translation>为每个标签指定术语，或将其舍弃。</translation>
    </message>
    <message>
        <source>Go on to the labels</source>
        <translation>继续到标签</translation>
    </message>
    <message>
        <source>Go on; nothing is changed</source>
        <translation>继续（无任何更改）</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Images: {done} of {total}</source>
        <translation>图像：{done}/{total}</translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln question(s)</source>
        <translation><numerusform>导入 %Ln 道题目</numerusform></translation>
    </message>
    <message>
        <source>Import annotations</source>
        <translation>导入标注</translation>
    </message>
    <message>
        <source>Import more</source>
        <translation>继续导入</translation>
    </message>
    <message>
        <source>Import questions</source>
        <translation>导入题目</translation>
    </message>
    <message numerus="yes">
        <source>Import the %Ln good row(s)</source>
        <translation><numerusform>导入 %Ln 个有效行</numerusform></translation>
    </message>
    <message>
        <source>It held all of this already; nothing was changed.</source>
        <translation>题集中已有全部内容；未作任何更改。</translation>
    </message>
    <message>
        <source>It is version {number}.</source>
        <translation>这是版本 {number}。</translation>
    </message>
    <message>
        <source>It was stopped; the cases that were written before stay.</source>
        <translation>已停止；此前写入的病例保留。</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Looking at the first rows</source>
        <translation>正在查看前几行</translation>
    </message>
    <message>
        <source>Looking for the images in the project</source>
        <translation>正在项目中查找图像</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>映射</translation>
    </message>
    <message>
        <source>Nothing is chosen yet.</source>
        <translation>尚未选择。</translation>
    </message>
    <message>
        <source>Nothing is stored until you choose.</source>
        <translation>在您选择之前不存储任何内容。</translation>
    </message>
    <message>
        <source>Nothing of it is kept when it is stopped.</source>
        <translation>停止后不保留任何内容。</translation>
    </message>
    <message>
        <source>Questions: {done} of {total}</source>
        <translation>题目：{done}/{total}</translation>
    </message>
    <message>
        <source>Read all rows</source>
        <translation>读取全部行</translation>
    </message>
    <message>
        <source>Read the files</source>
        <translation>读取文件</translation>
    </message>
    <message>
        <source>Reading the files</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Rows: {done} of {total}</source>
        <translation>行：{done}/{total}</translation>
    </message>
    <message>
        <source>Save list</source>
        <translation>保存列表</translation>
    </message>
    <message>
        <source>Save the mapping and read all rows</source>
        <translation>保存映射并读取全部行</translation>
    </message>
    <message>
        <source>See what would come in</source>
        <translation>查看将收入的内容</translation>
    </message>
    <message>
        <source>Show the questions</source>
        <translation>显示题目</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop the import</source>
        <translation>停止导入</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message numerus="yes">
        <source>Take in %Ln finding(s)</source>
        <translation><numerusform>收入 %Ln 条所见</numerusform></translation>
    </message>
    <message>
        <source>The set {name} holds {count} now.</source>
        <translation>题集 {name} 现有 {count}。</translation>
    </message>
    <message>
        <source>The stop came too late: the set was written already.</source>
        <translation>停止过迟：题集已写入。</translation>
    </message>
    <message>
        <source>There is nothing to write.</source>
        <translation>没有可写入的内容。</translation>
    </message>
    <message numerus="yes">
        <source>Without a key: %Ln question(s).</source>
        <translation><numerusform>无答案：%Ln 道题目。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Without an image: %Ln question(s).</source>
        <translation><numerusform>无图像：%Ln 道题目。</numerusform></translation>
    </message>
    <message>
        <source>Writing the set</source>
        <translation>正在写入题集</translation>
    </message>
    <message>
        <source>Writing, case by case</source>
        <translation>正在逐例写入</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done}/{total}</translation>
    </message>
</context>
<context>
    <name>ItemPage</name>
    <message>
        <source>An image cannot be shown; say that you cannot judge.</source>
        <translation>有图像无法显示；请选择“无法判断”。</translation>
    </message>
</context>
<context>
    <name>ItemPictures</name>
    <message>
        <source>Image {number}</source>
        <translation>图像 {number}</translation>
    </message>
</context>
<context>
    <name>JoinForm</name>
    <message>
        <source>A study in one language takes the version of that language; one in all languages takes both, and can give each reader one only. A draw takes both or none. Each version is scored and counted by itself.</source>
        <translation>单一语言的研究采用该语言的版本；所有语言的研究两个版本都采用，也可让每名阅片者只看一个。抽样时两者一起抽取或都不抽取。每个版本各自评分、各自计数。</translation>
    </message>
    <message>
        <source>Both are in one language, {language}; choose one in another.</source>
        <translation>两题同为一种语言（{language}）；请选择另一种语言的题目。</translation>
    </message>
    <message>
        <source>Choose the same question in the other language in the list.</source>
        <translation>请在列表中选择另一语言的同一题。</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Key: {text}</source>
        <translation>答案：{text}</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>无答案</translation>
    </message>
    <message>
        <source>One question in two languages</source>
        <translation>同一题的两种语言版本</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation><numerusform>另有 %Ln 张</numerusform></translation>
    </message>
    <message>
        <source>{language}, question {number} of {set}</source>
        <translation>{language}，{set} 的第 {number} 题</translation>
    </message>
</context>
<context>
    <name>KeepDialog</name>
    <message>
        <source>Keep this version</source>
        <translation>保存此版本</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>变更内容</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>有变更</translation>
    </message>
    <message>
        <source>else</source>
        <translation>否则</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>已消失</translation>
    </message>
    <message>
        <source>less: a person looks at each label</source>
        <translation>变窄：每条标注由人查看</translation>
    </message>
    <message>
        <source>more: a person looks at each label</source>
        <translation>变宽：每条标注由人查看</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>the same: labels follow by themselves</source>
        <translation>不变：标注自动随之变更</translation>
    </message>
    <message>
        <source>{after} is kept beside {before}, and never changed any more; projects can then be brought from the one to the other.</source>
        <translation>{after} 与 {before} 并存保留，此后不再改变；项目随后可从前者迁移到后者。</translation>
    </message>
    <message>
        <source>{term} is given up for several terms. Say when a label becomes which, such as laterality=left or size_cm&gt;1; one may stay empty for all else. Where all stay empty, a person looks at each label.</source>
        <translation>{term} 停用，改为多个术语。请说明标注在何种情况下变为哪一个，如 laterality=left 或 size_cm&gt;1；可留一个为空，表示其余情况。全部为空时，每条标注由人查看。</translation>
    </message>
    <message>
        <source>{term} is given up. What is in its place, {heir}, means:</source>
        <translation>{term} 停用。取代它的 {heir} 含义为：</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Annotating</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Annotations in and out</source>
        <translation>标注的导入与导出</translation>
    </message>
    <message>
        <source>Choosing a set</source>
        <translation>选择题集</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Correcting</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Editing a question</source>
        <translation>编辑题目</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何位置</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Importing questions</source>
        <translation>正在导入题目</translation>
    </message>
    <message>
        <source>In a workspace</source>
        <translation>工作区内</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Lexicon</source>
        <translation>词典</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Question library</source>
        <translation>题库</translation>
    </message>
    <message>
        <source>Reading unread answers</source>
        <translation>正在读取未读出的回答</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Reviewing</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Reviewing questions</source>
        <translation>复核题目</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>开始页</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>Taking a set</source>
        <translation>作答题集</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>The case</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>The image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Two readings</source>
        <translation>两份判读</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>PgDn</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>PgUp</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
</context>
<context>
    <name>LabelTable</name>
    <message>
        <source>A mark that shows nothing named</source>
        <translation>未指明所示内容的标记</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>成为</translation>
    </message>
    <message>
        <source>Choose a term</source>
        <translation>选择术语</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>首次出现</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Labels of the files</source>
        <translation>文件的标签</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>舍弃</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>{image}, mark {number}</source>
        <translation>{image}，标记 {number}</translation>
    </message>
    <message>
        <source>{name} (every value)</source>
        <translation>{name}（所有值）</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <source>{term}  ({how})</source>
        <translation>{term}（{how}）</translation>
    </message>
</context>
<context>
    <name>LabelsStep</name>
    <message>
        <source>A mapping of labels</source>
        <translation>标签对照表</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Enter gives the label this term.</source>
        <translation>按 Enter 将此术语赋予标签。</translation>
    </message>
    <message>
        <source>Every value</source>
        <translation>所有值</translation>
    </message>
    <message>
        <source>Leave all open ones out</source>
        <translation>舍弃全部待定标签</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>舍弃</translation>
    </message>
    <message>
        <source>Leave out every “{name}”</source>
        <translation>舍弃每个“{name}”</translation>
    </message>
    <message>
        <source>Load a mapping</source>
        <translation>载入对照表</translation>
    </message>
    <message>
        <source>Mappings</source>
        <translation>对照表</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>没有待定项。</translation>
    </message>
    <message>
        <source>Only what is open</source>
        <translation>仅看待定</translation>
    </message>
    <message>
        <source>Save the mapping</source>
        <translation>保存对照表</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Take back (Backspace)</source>
        <translation>取回（Backspace）</translation>
    </message>
    <message>
        <source>{open} of {all} labels open</source>
        <translation>{all} 个标签中 {open} 个待定</translation>
    </message>
    <message>
        <source>“{name}” is a heading; choose what lies below it.</source>
        <translation>“{name}”是标题；请选择其下的术语。</translation>
    </message>
</context>
<context>
    <name>LesionForm</name>
    <message numerus="yes">
        <source>%Ln mark(s)</source>
        <translation><numerusform>%Ln 处标记</numerusform></translation>
    </message>
    <message>
        <source>Add lesion</source>
        <translation>添加皮损</translation>
    </message>
    <message>
        <source>Another {name}</source>
        <translation>再加一处 {name}</translation>
    </message>
    <message>
        <source>Hide the marks of {name}</source>
        <translation>隐藏 {name} 的标记</translation>
    </message>
    <message>
        <source>Let the marks that are selected on the image show this lesion</source>
        <translation>让图像上选中的标记表示此皮损</translation>
    </message>
    <message>
        <source>No mark yet</source>
        <translation>尚无标记</translation>
    </message>
    <message>
        <source>Role in this case</source>
        <translation>在本病例中的类型</translation>
    </message>
    <message>
        <source>Selected marks show it</source>
        <translation>选中的标记表示它</translation>
    </message>
    <message>
        <source>Show the marks of {name}</source>
        <translation>显示 {name} 的标记</translation>
    </message>
    <message>
        <source>Tick a lesion in the tree, then say what it is like.</source>
        <translation>请在树中勾选皮损，再描述其特征。</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>部位</translation>
    </message>
</context>
<context>
    <name>LesionList</name>
    <message>
        <source>Lesion of B for {name}</source>
        <translation>与 {name} 对应的 B 的皮损</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>配对</translation>
    </message>
    <message>
        <source>Pair {name}</source>
        <translation>配对 {name}</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>拆开</translation>
    </message>
    <message>
        <source>Part the pair {name}</source>
        <translation>拆开配对 {name}</translation>
    </message>
    <message>
        <source>Seen by A alone</source>
        <translation>仅 A 见到</translation>
    </message>
    <message>
        <source>Seen by B alone</source>
        <translation>仅 B 见到</translation>
    </message>
</context>
<context>
    <name>Lexicon</name>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Advice and disease</source>
        <translation>建议与疾病</translation>
    </message>
    <message>
        <source>Applies to</source>
        <translation>适用于</translation>
    </message>
    <message>
        <source>As of a female</source>
        <translation>女性图示</translation>
    </message>
    <message>
        <source>As of a male</source>
        <translation>男性图示</translation>
    </message>
    <message>
        <source>At the later version already</source>
        <translation>已是较新版本</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Brought to the later version</source>
        <translation>已迁移至较新版本</translation>
    </message>
    <message>
        <source>Can be chosen</source>
        <translation>可否选用</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>有变更</translation>
    </message>
    <message>
        <source>Chinese definition</source>
        <translation>中文定义</translation>
    </message>
    <message>
        <source>Chinese message</source>
        <translation>中文消息</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Chinese synonyms</source>
        <translation>中文同义词</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>科室</translation>
    </message>
    <message>
        <source>Diseases</source>
        <translation>疾病</translation>
    </message>
    <message>
        <source>Drafts only</source>
        <translation>仅草稿</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>已去除</translation>
    </message>
    <message>
        <source>Easily confused with</source>
        <translation>易混淆</translation>
    </message>
    <message>
        <source>English definition</source>
        <translation>英文定义</translation>
    </message>
    <message>
        <source>English message</source>
        <translation>英文消息</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>English synonyms</source>
        <translation>英文同义词</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>所见</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Given up in version</source>
        <translation>停用版本</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>标识符</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Left and right</source>
        <translation>左右侧</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>皮损</translation>
    </message>
    <message>
        <source>Lies in</source>
        <translation>可位于</translation>
    </message>
    <message>
        <source>May be true beside</source>
        <translation>可同时成立</translation>
    </message>
    <message>
        <source>Means less</source>
        <translation>含义变窄</translation>
    </message>
    <message>
        <source>Means more</source>
        <translation>含义变宽</translation>
    </message>
    <message>
        <source>Measured in</source>
        <translation>测量单位</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>宾语</translation>
    </message>
    <message>
        <source>One of a group</source>
        <translation>组内仅一</translation>
    </message>
    <message>
        <source>One with another label by now</source>
        <translation>现与另一标注相同</translation>
    </message>
    <message>
        <source>Only what can be chosen</source>
        <translation>仅可选用者</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>次序</translation>
    </message>
    <message>
        <source>Other codes</source>
        <translation>编码变更</translation>
    </message>
    <message>
        <source>Place and finding</source>
        <translation>部位与所见</translation>
    </message>
    <message>
        <source>Places of lesions</source>
        <translation>皮损所在部位</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>Regions seen in the image</source>
        <translation>图像中可见部位</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Renamed</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>取代</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>取代者</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Sign and disease</source>
        <translation>体征与疾病</translation>
    </message>
    <message>
        <source>Since version</source>
        <translation>起始版本</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Stands below</source>
        <translation>位于其下</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>表面</translation>
    </message>
    <message>
        <source>Treatment and disease</source>
        <translation>治疗与疾病</translation>
    </message>
    <message>
        <source>Waiting for a person</source>
        <translation>待人决定</translation>
    </message>
    <message>
        <source>Without deprecated terms</source>
        <translation>不含已停用术语</translation>
    </message>
    <message>
        <source>a major step: meanings change</source>
        <translation>主版本：含义改变</translation>
    </message>
    <message>
        <source>a minor step: terms or synonyms come</source>
        <translation>次版本：新增术语或同义词</translation>
    </message>
    <message>
        <source>a patch: spelling, translation, order, notes</source>
        <translation>修订：拼写、翻译、次序、备注</translation>
    </message>
    <message>
        <source>advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>and {count} more fields</source>
        <translation>及另外 {count} 个字段</translation>
    </message>
    <message>
        <source>as a region seen in the image</source>
        <translation>作为图像中可见部位</translation>
    </message>
    <message>
        <source>as a region seen, and as the place of a lesion</source>
        <translation>作为可见部位，也作为皮损所在部位</translation>
    </message>
    <message>
        <source>as the place of a lesion</source>
        <translation>作为皮损所在部位</translation>
    </message>
    <message>
        <source>attribute</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>deprecated</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>descriptor</source>
        <translation>描述词</translation>
    </message>
    <message>
        <source>disease</source>
        <translation>疾病</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>所见</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>hair or nail</source>
        <translation>毛发或甲</translation>
    </message>
    <message>
        <source>inside of the mouth</source>
        <translation>口腔内</translation>
    </message>
    <message>
        <source>kept version</source>
        <translation>保存的版本</translation>
    </message>
    <message>
        <source>lesion</source>
        <translation>皮损</translation>
    </message>
    <message>
        <source>mucosa</source>
        <translation>黏膜</translation>
    </message>
    <message>
        <source>no: it orders others</source>
        <translation>否：仅用于归类</translation>
    </message>
    <message>
        <source>of females only</source>
        <translation>仅限女性</translation>
    </message>
    <message>
        <source>of males only</source>
        <translation>仅限男性</translation>
    </message>
    <message>
        <source>of the program</source>
        <translation>程序自带</translation>
    </message>
    <message>
        <source>of this workspace</source>
        <translation>本工作区</translation>
    </message>
    <message>
        <source>region</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>skin</source>
        <translation>皮肤</translation>
    </message>
    <message>
        <source>tooth</source>
        <translation>牙齿</translation>
    </message>
    <message>
        <source>tree</source>
        <translation>树</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>LexiconEditing</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Also called, Chinese</source>
        <translation>中文别名</translation>
    </message>
    <message>
        <source>Also called, English</source>
        <translation>英文别名</translation>
    </message>
    <message>
        <source>Asked for lesions that are</source>
        <translation>适用于以下类型的皮损</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>不少于</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>不多于</translation>
    </message>
    <message>
        <source>Can be chosen</source>
        <translation>可否选用</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy and edit</source>
        <translation>复制并编辑</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>科室</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>How many may be chosen</source>
        <translation>可选数量</translation>
    </message>
    <message>
        <source>In its place</source>
        <translation>由何取代</translation>
    </message>
    <message>
        <source>It begins as a draft, like its siblings in where it may be chosen.</source>
        <translation>新术语为草稿，可选用范围同其同级术语。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Lies below</source>
        <translation>位于其下</translation>
    </message>
    <message>
        <source>May lie on</source>
        <translation>可位于</translation>
    </message>
    <message>
        <source>Name in Chinese</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Only one of the group</source>
        <translation>组内仅选一个</translation>
    </message>
    <message>
        <source>Place among its siblings</source>
        <translation>同级次序</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Role of the lesion</source>
        <translation>皮损类型</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>侧别</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>表面</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已核实</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>What it is, Chinese</source>
        <translation>中文定义</translation>
    </message>
    <message>
        <source>What it is, English</source>
        <translation>英文定义</translation>
    </message>
    <message>
        <source>advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>as a region seen</source>
        <translation>作为可见部位</translation>
    </message>
    <message>
        <source>as a region, and as a place</source>
        <translation>作为可见部位和所在部位</translation>
    </message>
    <message>
        <source>as the place of a lesion</source>
        <translation>作为皮损所在部位</translation>
    </message>
    <message>
        <source>attribute</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>descriptor</source>
        <translation>描述词</translation>
    </message>
    <message>
        <source>disease</source>
        <translation>疾病</translation>
    </message>
    <message>
        <source>everyone</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>females only</source>
        <translation>仅女性</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>所见</translation>
    </message>
    <message>
        <source>hair</source>
        <translation>毛发</translation>
    </message>
    <message>
        <source>hair or nail</source>
        <translation>毛发或甲</translation>
    </message>
    <message>
        <source>heading</source>
        <translation>分类标题</translation>
    </message>
    <message>
        <source>inside of the mouth</source>
        <translation>口腔内</translation>
    </message>
    <message>
        <source>lesion</source>
        <translation>皮损</translation>
    </message>
    <message>
        <source>males only</source>
        <translation>仅男性</translation>
    </message>
    <message>
        <source>mucosa</source>
        <translation>黏膜</translation>
    </message>
    <message>
        <source>nail</source>
        <translation>甲</translation>
    </message>
    <message>
        <source>no: it orders others</source>
        <translation>否：仅用于归类</translation>
    </message>
    <message>
        <source>normal finding</source>
        <translation>正常所见</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>one</source>
        <translation>一个</translation>
    </message>
    <message>
        <source>oral mucosa</source>
        <translation>口腔黏膜</translation>
    </message>
    <message>
        <source>oral or dental</source>
        <translation>口腔或牙齿</translation>
    </message>
    <message>
        <source>part of a region</source>
        <translation>部位的一部分</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>原发</translation>
    </message>
    <message>
        <source>region</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>secondary</source>
        <translation>继发</translation>
    </message>
    <message>
        <source>several</source>
        <translation>多个</translation>
    </message>
    <message>
        <source>skin</source>
        <translation>皮肤</translation>
    </message>
    <message>
        <source>spatial relation</source>
        <translation>空间关系</translation>
    </message>
    <message>
        <source>special</source>
        <translation>特殊</translation>
    </message>
    <message>
        <source>such as HP:0200034; ICD10:L73.9</source>
        <translation>如 HP:0200034; ICD10:L73.9</translation>
    </message>
    <message>
        <source>tooth</source>
        <translation>牙齿</translation>
    </message>
    <message>
        <source>tree</source>
        <translation>树</translation>
    </message>
    <message>
        <source>with ; between them</source>
        <translation>以“;”分隔</translation>
    </message>
    <message>
        <source>wound or surgical</source>
        <translation>创伤或手术</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>{lexicon} stays as it is. A copy of it is put into this workspace under a name of its own, says what it is based on, and can be edited.</source>
        <translation>{lexicon} 保持不变。其副本将以自己的名称存入此工作区，注明来源，并可编辑。</translation>
    </message>
</context>
<context>
    <name>LexiconPage</name>
    <message numerus="yes">
        <source>%Ln term(s) are drafts that no clinician has verified yet; a dashed circle marks them.</source>
        <translation><numerusform>%Ln 个术语为草稿，尚无临床医师核实；以虚线圆圈标示。</numerusform></translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Language that leads</source>
        <translation>主要语言</translation>
    </message>
    <message>
        <source>Lexicon</source>
        <translation>词典</translation>
    </message>
</context>
<context>
    <name>LexiconTree</name>
    <message>
        <source>Terms</source>
        <translation>术语</translation>
    </message>
</context>
<context>
    <name>LexiconTreeModel</name>
    <message numerus="yes">
        <source>%Ln time(s)</source>
        <translation><numerusform>%Ln 次</numerusform></translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>未勾选</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>已勾选</translation>
    </message>
</context>
<context>
    <name>LibraryModel</name>
    <message>
        <source>Ability</source>
        <translation>能力</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>题集</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>题型</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Import questions</source>
        <translation>导入题目</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>最近更改</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>No question fits. All words are looked for; words in quotes as they stand.</source>
        <translation>没有符合条件的题目。所有的词都要出现，引号中的内容按原样查找。</translation>
    </message>
    <message>
        <source>No questions yet. Import a file or a folder of questions, with its images.</source>
        <translation>还没有题目。请导入题目文件或文件夹，连同其图像。</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>次序</translation>
    </message>
    <message>
        <source>Question library</source>
        <translation>题库</translation>
    </message>
    <message>
        <source>Search questions and options</source>
        <translation>检索题目和选项</translation>
    </message>
    <message>
        <source>Set order</source>
        <translation>题集次序</translation>
    </message>
    <message>
        <source>Show all again</source>
        <translation>重新显示全部</translation>
    </message>
    <message>
        <source>{found} of {total} questions</source>
        <translation>{found}/{total} 题</translation>
    </message>
</context>
<context>
    <name>LookingPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Files that are not shown</source>
        <translation>未显示的文件</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Looking at the files</source>
        <translation>正在查看文件</translation>
    </message>
    <message numerus="yes">
        <source>Not shown: %Ln file(s).</source>
        <translation><numerusform>未显示：%Ln 个文件。</numerusform></translation>
    </message>
    <message>
        <source>Nothing is stored.</source>
        <translation>不存储任何内容。</translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation>打开图像文件夹</translation>
    </message>
    <message>
        <source>Open a folder, a disc, a ZIP archive or files, or drop them here.</source>
        <translation>打开文件夹、光盘、ZIP 压缩包或文件，或拖放到此处。</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open images</source>
        <translation>打开图像</translation>
    </message>
    <message>
        <source>Show file names</source>
        <translation>显示文件名</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>{done} of {total} files</source>
        <translation>{done}/{total} 个文件</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>A new or empty folder for the workspace</source>
        <translation>工作区的新文件夹或空文件夹</translation>
    </message>
    <message>
        <source>Create workspace</source>
        <translation>创建工作区</translation>
    </message>
    <message>
        <source>Every change is saved at once</source>
        <translation>更改即时保存</translation>
    </message>
    <message>
        <source>No workspace is known yet; open a folder or create a workspace first.</source>
        <translation>尚无已知工作区；请先打开文件夹或创建工作区。</translation>
    </message>
    <message>
        <source>Open a workspace's folder</source>
        <translation>打开工作区文件夹</translation>
    </message>
    <message>
        <source>Opening {name}</source>
        <translation>正在打开 {name}</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>The set cannot be taken now</source>
        <translation>题集现在无法作答</translation>
    </message>
</context>
<context>
    <name>ManagePresenter</name>
    <message numerus="yes">
        <source>%Ln case(s) became one.</source>
        <translation><numerusform>%Ln 例已合为一例。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The case became %Ln case(s).</source>
        <translation><numerusform>该病例已成为 %Ln 例。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The cases are given to %Ln person(s).</source>
        <translation><numerusform>病例已分配给 %Ln 人。</numerusform></translation>
    </message>
    <message>
        <source>The images of the case stand in another order.</source>
        <translation>该病例的图像已重新排序。</translation>
    </message>
</context>
<context>
    <name>ManageView</name>
    <message numerus="yes">
        <source>%Ln case(s)</source>
        <translation><numerusform>%Ln 例</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation><numerusform>%Ln 幅图像</numerusform></translation>
    </message>
    <message>
        <source>Back to the projects (Esc)</source>
        <translation>返回项目列表（Esc）</translation>
    </message>
    <message>
        <source>Bring {project} to {after}?</source>
        <translation>将 {project} 迁移到 {after}？</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Findings are written anew by {after}; what was there before stays in their history. There is no way back to {before}.</source>
        <translation>所见将按 {after} 重新写入；此前的内容保留在其历史中。无法回到 {before}。</translation>
    </message>
    <message>
        <source>Lexicon version</source>
        <translation>词典版本</translation>
    </message>
    <message>
        <source>Migrate</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>Part of the project</source>
        <translation>项目的部分</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>The cases are written, and who gets which is drawn again.</source>
        <translation>病例已写入，分配将重新抽取。</translation>
    </message>
    <message>
        <source>{cases}, {images}</source>
        <translation>{cases}，{images}</translation>
    </message>
</context>
<context>
    <name>MapColumn</name>
    <message>
        <source>Side of {place}</source>
        <translation>{place} 的侧别</translation>
    </message>
    <message>
        <source>the place</source>
        <translation>该部位</translation>
    </message>
</context>
<context>
    <name>Mapping</name>
    <message numerus="yes">
        <source>%Ln distinct</source>
        <translation><numerusform>%Ln 个不同值</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln each</source>
        <translation><numerusform>每题 %Ln 个</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln filled</source>
        <translation><numerusform>%Ln 个有值</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln not found</source>
        <translation><numerusform>%Ln 个未找到</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln not usable</source>
        <translation><numerusform>%Ln 个不可用</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s)</source>
        <translation><numerusform>%Ln 个值</numerusform></translation>
    </message>
    <message>
        <source>A field each</source>
        <translation>各占一个字段</translation>
    </message>
    <message>
        <source>Ability</source>
        <translation>能力</translation>
    </message>
    <message>
        <source>As the rows stand</source>
        <translation>按行的顺序</translation>
    </message>
    <message>
        <source>By row</source>
        <translation>按行号</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Choose a field</source>
        <translation>选择字段</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>封闭题</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>解析</translation>
    </message>
    <message>
        <source>File names</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Found out by itself</source>
        <translation>自动判定</translation>
    </message>
    <message>
        <source>Free text</source>
        <translation>长文本</translation>
    </message>
    <message>
        <source>From options and answer</source>
        <translation>由选项和答案判定</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>In one text: A: …, B: …</source>
        <translation>合为一段文本：A: …, B: …</translation>
    </message>
    <message>
        <source>Item name</source>
        <translation>题名</translation>
    </message>
    <message>
        <source>Kept besides</source>
        <translation>另行保留</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Letter and text: B. MRI</source>
        <translation>字母加文本：B. MRI</translation>
    </message>
    <message>
        <source>Letter or text</source>
        <translation>字母或文本</translation>
    </message>
    <message>
        <source>Letters: B, ABD, A;C</source>
        <translation>字母：B、ABD、A;C</translation>
    </message>
    <message>
        <source>List or object</source>
        <translation>列表或对象</translation>
    </message>
    <message>
        <source>No images</source>
        <translation>无图像</translation>
    </message>
    <message>
        <source>No usable answer</source>
        <translation>无可用答案</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>None, answered in words</source>
        <translation>无选项，以文字作答</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>Number of a class</source>
        <translation>类别编号</translation>
    </message>
    <message>
        <source>Number, counted from 0</source>
        <translation>编号，从 0 起</translation>
    </message>
    <message>
        <source>Number, counted from 1</source>
        <translation>编号，从 1 起</translation>
    </message>
    <message>
        <source>Number, from 0 or 1 as the file tells</source>
        <translation>数字，从 0 或 1 起由文件判断</translation>
    </message>
    <message>
        <source>One answer</source>
        <translation>单选</translation>
    </message>
    <message>
        <source>One or several</source>
        <translation>一项或多项</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开放题</translation>
    </message>
    <message>
        <source>Option text</source>
        <translation>选项文本</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>组内顺序</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>题干</translation>
    </message>
    <message>
        <source>Right answer</source>
        <translation>正确答案</translation>
    </message>
    <message>
        <source>Short text</source>
        <translation>短文本</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>The image as base64</source>
        <translation>base64 形式的图像</translation>
    </message>
    <message>
        <source>The image itself</source>
        <translation>图像本身</translation>
    </message>
    <message>
        <source>True or false</source>
        <translation>真或假</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>题型</translation>
    </message>
    <message>
        <source>Within the question: (A) … (B) …</source>
        <translation>题干内：(A) … (B) …</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>是或否</translation>
    </message>
    <message>
        <source>not scored</source>
        <translation>不评分</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>{least} to {most} each</source>
        <translation>每题 {least} 至 {most} 个</translation>
    </message>
</context>
<context>
    <name>MappingStep</name>
    <message numerus="yes">
        <source>%Ln other file(s) of the folder are not read.</source>
        <translation><numerusform>文件夹中另有 %Ln 个文件不予读取。</numerusform></translation>
    </message>
    <message>
        <source>A new mapping</source>
        <translation>新映射</translation>
    </message>
    <message>
        <source>No field holds the right answer: answers will not be scored.</source>
        <translation>没有字段作为正确答案：作答将不评分。</translation>
    </message>
    <message>
        <source>No record is found so</source>
        <translation>这样找不到记录</translation>
    </message>
    <message>
        <source>Record {row} of {total}</source>
        <translation>第 {row} 条记录，共 {total} 条</translation>
    </message>
    <message>
        <source>Record {row}, of the first {total}</source>
        <translation>第 {row} 条记录，共前 {total} 条</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Save the mapping as</source>
        <translation>映射另存为</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>These files hold different fields, and one mapping is used for all of them; import them one by one where they differ.</source>
        <translation>这些文件的字段不同，而全部文件共用一个映射；如有差异，请逐个导入。</translation>
    </message>
    <message>
        <source>What the fields and their values suggest, or a mapping that is there already</source>
        <translation>由字段及其值推断，或采用已有的映射</translation>
    </message>
    <message>
        <source>Which field holds what</source>
        <translation>各字段的内容</translation>
    </message>
    <message>
        <source>{good} of {rows} rows tried become questions</source>
        <translation>试读 {rows} 行，其中 {good} 行可成为题目</translation>
    </message>
</context>
<context>
    <name>MarkBar</name>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>How marks look</source>
        <translation>标记的外观</translation>
    </message>
    <message>
        <source>Marks at {percent} %</source>
        <translation>标记浓度 {percent}%</translation>
    </message>
    <message>
        <source>More acts on marks</source>
        <translation>更多标记操作</translation>
    </message>
</context>
<context>
    <name>MarkCopies</name>
    <message numerus="yes">
        <source>%Ln mark(s) copied to frame {frame}</source>
        <translation><numerusform>已将 %Ln 处标记复制到第 {frame} 帧</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln mark(s) copied to image {image}</source>
        <translation><numerusform>已将 %Ln 处标记复制到图像 {image}</numerusform></translation>
    </message>
    <message>
        <source>No image is in front.</source>
        <translation>未显示图像。</translation>
    </message>
    <message>
        <source>No mark is selected; choose one, then copy it.</source>
        <translation>未选中标记；请先选一个再复制。</translation>
    </message>
    <message>
        <source>The case was handed in; open it again to copy marks.</source>
        <translation>病例已提交；请重新打开后再复制标记。</translation>
    </message>
    <message>
        <source>The image beside this one is not of the same series; draw the mark there.</source>
        <translation>相邻图像不属于同一序列；请在该图像上绘制标记。</translation>
    </message>
    <message>
        <source>The marks lie outside that frame; draw them there.</source>
        <translation>标记超出该帧范围；请在那里绘制。</translation>
    </message>
    <message>
        <source>This is the first frame of the series.</source>
        <translation>这是序列的第一帧。</translation>
    </message>
    <message>
        <source>This is the last frame of the series.</source>
        <translation>这是序列的最后一帧。</translation>
    </message>
</context>
<context>
    <name>MarkSizes</name>
    <message>
        <source>A point has no size; draw a distance, a line or an outline.</source>
        <translation>点没有大小；请画距离、线或轮廓。</translation>
    </message>
    <message>
        <source>No mark is selected; choose one, then use it as size.</source>
        <translation>未选中标记；请先选一个再用作大小。</translation>
    </message>
    <message>
        <source>No scale known: sizes are typed</source>
        <translation>比例未知：大小须键入</translation>
    </message>
    <message>
        <source>No scale of this image is known; type the size.</source>
        <translation>此图像的比例未知；请键入大小。</translation>
    </message>
    <message>
        <source>Size taken over: {size}</source>
        <translation>已采用大小：{size}</translation>
    </message>
    <message>
        <source>The lexicon of this project asks no size.</source>
        <translation>此项目的词典不要求大小。</translation>
    </message>
    <message>
        <source>The mark shows no lesion yet; say which one, then use it as size.</source>
        <translation>该标记尚未指明皮损；请先指明，再用作大小。</translation>
    </message>
    <message>
        <source>The marks show several lesions; choose those of one.</source>
        <translation>这些标记表示几处皮损；请选择同一处的标记。</translation>
    </message>
    <message>
        <source>{size}; {key} uses it as size</source>
        <translation>{size}；按 {key} 用作大小</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>All marks are hidden</source>
        <translation>标记已全部隐藏</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Brush {size} pixels wide</source>
        <translation>画笔宽 {size} 像素</translation>
    </message>
    <message>
        <source>Corner {number} of {of}, {place}</source>
        <translation>第 {number} 个顶点，共 {of} 个，{place}</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Drawing given up</source>
        <translation>已放弃绘制</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Freehand line</source>
        <translation>自由曲线</translation>
    </message>
    <message>
        <source>Last point taken back; {left} left</source>
        <translation>已撤回上一个点；剩 {left} 个</translation>
    </message>
    <message>
        <source>Line of several parts</source>
        <translation>折线</translation>
    </message>
    <message>
        <source>Mark removed</source>
        <translation>标记已移除</translation>
    </message>
    <message>
        <source>Mark {number} chosen: {kind}</source>
        <translation>已选标记 {number}：{kind}</translation>
    </message>
    <message>
        <source>Marks are shown</source>
        <translation>标记已显示</translation>
    </message>
    <message>
        <source>Marks drawn at {percent} %</source>
        <translation>标记按 {percent}%绘制</translation>
    </message>
    <message>
        <source>Moved to {place}</source>
        <translation>已移至{place}</translation>
    </message>
    <message>
        <source>No painted mark is here; choose one, then erase.</source>
        <translation>此处没有涂绘标记；请先选择一个再擦除。</translation>
    </message>
    <message>
        <source>Painted area</source>
        <translation>涂绘区域</translation>
    </message>
    <message>
        <source>Pen down; arrow keys draw</source>
        <translation>落笔；方向键绘制</translation>
    </message>
    <message>
        <source>Pen up</source>
        <translation>抬笔</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Point {number} set at {place}</source>
        <translation>第 {number} 点落于{place}</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>The mark cannot be kept as it is; draw it again.</source>
        <translation>标记无法这样保存；请重画。</translation>
    </message>
    <message>
        <source>The mark has no extent; draw it larger.</source>
        <translation>标记没有大小；请画大一些。</translation>
    </message>
    <message>
        <source>The mark has too few points; set more.</source>
        <translation>标记的点太少；请再加点。</translation>
    </message>
    <message>
        <source>The mark lies outside the image; draw it on the image.</source>
        <translation>标记位于图像之外；请画在图像上。</translation>
    </message>
    <message>
        <source>The outline crosses itself; {way}</source>
        <translation>轮廓自相交；{way}</translation>
    </message>
    <message>
        <source>drag its corners apart, or press Esc for the shape it had.</source>
        <translation>请拖开顶点，或按 Esc 恢复原形。</translation>
    </message>
    <message>
        <source>others step back</source>
        <translation>其他标记退后</translation>
    </message>
    <message>
        <source>take corners back with Backspace or drag them, then close it again.</source>
        <translation>请用 Backspace 撤回顶点或拖动顶点，再闭合。</translation>
    </message>
    <message>
        <source>with names</source>
        <translation>带名称</translation>
    </message>
    <message>
        <source>with numbers</source>
        <translation>带编号</translation>
    </message>
    <message>
        <source>{count} marks chosen</source>
        <translation>已选 {count} 个标记</translation>
    </message>
    <message>
        <source>{count} marks removed</source>
        <translation>已移除 {count} 个标记</translation>
    </message>
    <message>
        <source>{kind} drawn</source>
        <translation>已画{kind}</translation>
    </message>
    <message>
        <source>{x} across, {y} down</source>
        <translation>横 {x}，纵 {y}</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>MigrationPresenter</name>
    <message numerus="yes">
        <source>Left as they were: %Ln term(s).</source>
        <translation><numerusform>保持原样：%Ln 个术语。</numerusform></translation>
    </message>
    <message>
        <source>The labels are written to {name}; the file they came from is as it was.</source>
        <translation>标注已写入 {name}；原文件未改动。</translation>
    </message>
    <message>
        <source>The work list is written to {name}.</source>
        <translation>工作清单已写入 {name}。</translation>
    </message>
    <message numerus="yes">
        <source>Written anew by {pin}: %Ln finding(s).</source>
        <translation><numerusform>已按 {pin} 重新写入：%Ln 条所见。</numerusform></translation>
    </message>
</context>
<context>
    <name>MigrationView</name>
    <message numerus="yes">
        <source>%Ln finding(s) with a term.</source>
        <translation><numerusform>%Ln 条所见含有术语。</numerusform></translation>
    </message>
    <message>
        <source>A folder that holds a lexicon</source>
        <translation>含词典的文件夹</translation>
    </message>
    <message>
        <source>A later version of the lexicon</source>
        <translation>词典的较新版本</translation>
    </message>
    <message>
        <source>A migration leads from one version of a lexicon to a later one, and there is no lexicon with two versions here yet. A version is kept when changes are taken over; a folder with another version can be added above.</source>
        <translation>迁移从词典的一个版本到较新的版本，而此处还没有含两个版本的词典。接受变更时会保存版本；也可在上方添加含另一版本的文件夹。</translation>
    </message>
    <message>
        <source>Add a version from a folder</source>
        <translation>从文件夹添加版本</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>标注者</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>成为</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Choose a version</source>
        <translation>选择版本</translation>
    </message>
    <message>
        <source>Choose a version; what would happen is told before it is done.</source>
        <translation>请选择版本；执行之前会告知将发生什么。</translation>
    </message>
    <message>
        <source>Choose from which version to which the labels are brought.</source>
        <translation>请选择标注从哪个版本迁移到哪个版本。</translation>
    </message>
    <message>
        <source>Choose labels</source>
        <translation>选择标注</translation>
    </message>
    <message>
        <source>Choose the labels once more, or another file.</source>
        <translation>请重新选择标注，或另选文件。</translation>
    </message>
    <message>
        <source>Export the work list</source>
        <translation>导出工作清单</translation>
    </message>
    <message>
        <source>Export work list</source>
        <translation>导出工作清单</translation>
    </message>
    <message numerus="yes">
        <source>For a person: %Ln term(s).</source>
        <translation><numerusform>待人决定：%Ln 个术语。</numerusform></translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>From a folder</source>
        <translation>来自文件夹</translation>
    </message>
    <message>
        <source>From {before} to {after}.</source>
        <translation>从 {before} 到 {after}。</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Later version</source>
        <translation>较新版本</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Looking through the versions.</source>
        <translation>正在查看各版本。</translation>
    </message>
    <message>
        <source>Migrate</source>
        <translation>迁移</translation>
    </message>
    <message numerus="yes">
        <source>Moved to the term above: %Ln term(s).</source>
        <translation><numerusform>移至上级术语：%Ln 个术语。</numerusform></translation>
    </message>
    <message>
        <source>No labels chosen: the changes between the two versions are shown.</source>
        <translation>未选择标注：显示两个版本之间的变更。</translation>
    </message>
    <message>
        <source>No term needs a person.</source>
        <translation>没有术语需人决定。</translation>
    </message>
    <message numerus="yes">
        <source>Not decided, left as it was: %Ln.</source>
        <translation><numerusform>未决定，保持原样：%Ln。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Of them, %Ln can be written anew without a person.</source>
        <translation><numerusform>其中 %Ln 条无需人决定即可重新写入。</numerusform></translation>
    </message>
    <message>
        <source>Opening the two versions</source>
        <translation>正在打开两个版本</translation>
    </message>
    <message>
        <source>Preview a migration</source>
        <translation>预览迁移</translation>
    </message>
    <message>
        <source>Reading the labels</source>
        <translation>正在读取标注</translation>
    </message>
    <message>
        <source>Stays as it was</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Telling what becomes of each label</source>
        <translation>正在判断每条标注的去向</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>Terms that need a person</source>
        <translation>需人决定的术语</translation>
    </message>
    <message>
        <source>The file of labels</source>
        <translation>标注文件</translation>
    </message>
    <message numerus="yes">
        <source>The same for all %Ln of this term</source>
        <translation><numerusform>此术语的全部 %Ln 处相同</numerusform></translation>
    </message>
    <message>
        <source>The table of changes says nothing between these versions: labels keep their terms, and only their words and version become new.</source>
        <translation>变更表未记载这两个版本之间的变更：标注保留其术语，仅更新词语和版本。</translation>
    </message>
    <message>
        <source>There is no later version of {pin} here; keep one on the page of lexicons, or choose its folder.</source>
        <translation>这里没有 {pin} 的较新版本；请在词典页保存一个，或选择其文件夹。</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>What to decide</source>
        <translation>需决定的内容</translation>
    </message>
    <message>
        <source>Without labels</source>
        <translation>无标注</translation>
    </message>
    <message>
        <source>Write migrated labels</source>
        <translation>写出迁移后的标注</translation>
    </message>
    <message>
        <source>Write the migrated labels</source>
        <translation>写出迁移后的标注</translation>
    </message>
    <message>
        <source>Writing the migrated labels</source>
        <translation>正在写出迁移后的标注</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done}/{total}</translation>
    </message>
    <message>
        <source>{done} of {total} bytes</source>
        <translation>{done}/{total} 字节</translation>
    </message>
    <message>
        <source>{done} of {total} terms</source>
        <translation>术语 {done}/{total}</translation>
    </message>
</context>
<context>
    <name>ModelActs</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export the answers into a folder</source>
        <translation>将答案导出到文件夹</translation>
    </message>
    <message>
        <source>Its answers, and what was read in them, count no longer.</source>
        <translation>其回答以及从中读出的内容不再计入。</translation>
    </message>
    <message>
        <source>No row of {file} answers a question of the set; the first: {first}</source>
        <translation>{file} 中没有任何一行回答题集中的题；第一处：{first}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take back the grades of {judge}?</source>
        <translation>撤回 {judge} 的评分？</translation>
    </message>
    <message>
        <source>Take back {model}?</source>
        <translation>撤回 {model}？</translation>
    </message>
    <message>
        <source>Take the matched rows</source>
        <translation>收入匹配的行</translation>
    </message>
    <message>
        <source>Take the matched rows alone?</source>
        <translation>仅收入匹配的行？</translation>
    </message>
    <message>
        <source>The figure that was typed is shown no longer.</source>
        <translation>手工录入的数值不再显示。</translation>
    </message>
    <message>
        <source>The lines that rest on them go, of all models.</source>
        <translation>所有模型中依赖它们的行都会消失。</translation>
    </message>
    <message>
        <source>Worksheet of unread answers</source>
        <translation>未读回答的工作表</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Write prompts into a folder</source>
        <translation>将提示词写入文件夹</translation>
    </message>
    <message>
        <source>{count} of {read} rows are not taken; the first: {first}</source>
        <translation>{read} 行中 {count} 行未收入；首个：{first}</translation>
    </message>
</context>
<context>
    <name>ModelExportDialog</name>
    <message>
        <source>Benchmark of the set</source>
        <translation>题集所属基准</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Export answers as a model</source>
        <translation>将答案导出为模型</translation>
    </message>
    <message>
        <source>Formats; without a choice all that fit the set are written:</source>
        <translation>格式；不选则写入适合该题集的全部格式：</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>模型名称</translation>
    </message>
    <message>
        <source>One model is</source>
        <translation>一个模型代表</translation>
    </message>
    <message>
        <source>The files hold the reference answers; keep them from those who are yet to read. A README beside them says what was left out and how to score them.</source>
        <translation>文件含参考答案；请勿让尚未阅片者看到。所附 README 说明略去的内容及评分方法。</translation>
    </message>
    <message>
        <source>all readers, by majority</source>
        <translation>全部阅片者，按多数</translation>
    </message>
    <message>
        <source>each group, by majority</source>
        <translation>每组，按多数</translation>
    </message>
    <message>
        <source>each reader alone</source>
        <translation>每位阅片者</translation>
    </message>
    <message>
        <source>recognise it</source>
        <translation>自动识别</translation>
    </message>
</context>
<context>
    <name>ModelPresenter</name>
    <message numerus="yes">
        <source>%Ln file(s) were written to {folder}; README.md says how to score them.</source>
        <translation><numerusform>已将 %Ln 个文件写入 {folder}；评分方法见 README.md。</numerusform></translation>
    </message>
    <message>
        <source>Of {rows} rows {assigned} told what an answer means, {unchanged} said what was known, {left} leave theirs waiting.</source>
        <translation>{rows} 行中，{assigned} 行说明了回答的含义，{unchanged} 行与已知相同，{left} 行仍待处理。</translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation>正在读取 {file}</translation>
    </message>
    <message>
        <source>Taking the row back</source>
        <translation>正在撤回该行</translation>
    </message>
    <message>
        <source>The answers of {model} are there already; nothing was changed.</source>
        <translation>{model} 的回答已存在；未作更改。</translation>
    </message>
    <message>
        <source>The grades of {judge} are there already; nothing was changed.</source>
        <translation>{judge} 的评分已存在；未作更改。</translation>
    </message>
    <message numerus="yes">
        <source>The words of %Ln were read by a person in another model's answer: read them here.</source>
        <translation><numerusform>其中 %Ln 行的文字已由人在另一模型的回答中判读过：请在此处判读。</numerusform></translation>
    </message>
    <message>
        <source>Writing prompts</source>
        <translation>正在写出提示词</translation>
    </message>
    <message>
        <source>Writing the files of {name}</source>
        <translation>正在写出 {name} 的文件</translation>
    </message>
    <message>
        <source>Writing the row</source>
        <translation>正在写入该行</translation>
    </message>
    <message>
        <source>Writing the worksheet</source>
        <translation>正在写出工作表</translation>
    </message>
    <message numerus="yes">
        <source>Wrote %Ln prompt(s) to {folder}; README.txt says what to do with them.</source>
        <translation><numerusform>已将 %Ln 条提示词写入 {folder}；README.txt 说明如何使用。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Wrote %Ln unread answer(s) to {file}.</source>
        <translation><numerusform>已将 %Ln 条未读回答写入 {file}。</numerusform></translation>
    </message>
    <message>
        <source>{judge}: {graded} of {read} rows grade open answers of the set.</source>
        <translation>{judge}：{read} 行中 {graded} 行为题集的开放题评分。</translation>
    </message>
    <message>
        <source>{model} stands among the typed figures now.</source>
        <translation>{model} 现已列入手工录入的数值。</translation>
    </message>
    <message>
        <source>{model}: {matched} of {read} rows answer questions of the set; {share} % of the answers with options were read by machine, {unread} wait for a person.</source>
        <translation>{model}：{read} 行中 {matched} 行回答了题集的题目；带选项回答的 {share}% 由机器读取，{unread} 份待人工读取。</translation>
    </message>
    <message>
        <source>{name} was taken back; what came in stays in the audit.</source>
        <translation>{name} 已撤回；收入的内容保留在稽查轨迹中。</translation>
    </message>
</context>
<context>
    <name>ModelTable</name>
    <message>
        <source>Answers</source>
        <translation>回答数</translation>
    </message>
    <message>
        <source>By a person</source>
        <translation>人工读取</translation>
    </message>
    <message>
        <source>Mean, %</source>
        <translation>均分，%</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无回答</translation>
    </message>
    <message>
        <source>Read by machine</source>
        <translation>机器读取</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>未读出</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>无法读出</translation>
    </message>
    <message>
        <source>{model}, open answers graded by {judge}</source>
        <translation>{model}，开放题由 {judge} 评分</translation>
    </message>
    <message>
        <source>{read} of {choices}</source>
        <translation>{read} / {choices}</translation>
    </message>
    <message>
        <source>{read} of {choices} ({share} %)</source>
        <translation>{read}/{choices}（{share}%）</translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation>{share} %</translation>
    </message>
</context>
<context>
    <name>ModelsView</name>
    <message>
        <source>Figures typed by hand; not scored here</source>
        <translation>手工填写的数值；不在此评分</translation>
    </message>
    <message numerus="yes">
        <source>Left out of every figure: %Ln answer(s) of models to questions that have other words, options or images in this version of the set.</source>
        <translation><numerusform>未计入任何数值：%Ln 个模型作答，其题目在题集的这一版本中文字、选项或图像不同。</numerusform></translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>No model has answered this set yet. Take in a file of a model's answers; a figure that was read elsewhere is typed in under More.</source>
        <translation>尚无模型作答此题集。请收入模型作答文件；在别处读到的数值可在“更多”中填写。</translation>
    </message>
    <message>
        <source>Take in a file…</source>
        <translation>收入文件…</translation>
    </message>
    <message>
        <source>The machine read {share} % of {choices} answers with options ({rule}). Waiting for a person to read: {unread}.</source>
        <translation>机器读取了 {choices} 份带选项回答中的 {share}%（{rule}）。待人工读取：{unread}。</translation>
    </message>
    <message>
        <source>These answers are to open questions: their text is the answer.</source>
        <translation>这些是开放题的作答：其文字即为答案。</translation>
    </message>
</context>
<context>
    <name>More</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>{before} became {after}: {accepted} taken over, {refused} refused. The version before is kept.</source>
        <translation>{before} 已更新为 {after}：接受 {accepted} 处，拒绝 {refused} 处。先前版本已保留。</translation>
    </message>
</context>
<context>
    <name>MoreHint</name>
    <message>
        <source>More below</source>
        <translation>下方还有内容</translation>
    </message>
</context>
<context>
    <name>Narrowing</name>
    <message>
        <source>In: {name}</source>
        <translation>范围：{name}</translation>
    </message>
    <message>
        <source>Narrowed to</source>
        <translation>限定于</translation>
    </message>
    <message>
        <source>The whole lexicon</source>
        <translation>整个词典</translation>
    </message>
    <message>
        <source>{what}: take this away</source>
        <translation>{what}：取消此项</translation>
    </message>
</context>
<context>
    <name>NewProject</name>
    <message numerus="yes">
        <source>%Ln label(s) without a term; open Import to map them.</source>
        <translation><numerusform>%Ln 个标签没有术语；请打开“导入”建立对照。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln mark(s) or image(s) were not taken in; Import names them.</source>
        <translation><numerusform>%Ln 处标记或图像未收入；“导入”会列出。</numerusform></translation>
    </message>
    <message>
        <source>A project of this name is there already; choose another name.</source>
        <translation>已有同名项目；请另取名称。</translation>
    </message>
    <message>
        <source>A seed is a whole number; type one or draw one.</source>
        <translation>种子为整数；请输入或生成一个。</translation>
    </message>
    <message>
        <source>Choose a lexicon.</source>
        <translation>请选择词典。</translation>
    </message>
    <message>
        <source>Choose a question set; the library takes one in.</source>
        <translation>请选择题集；可在题库收入。</translation>
    </message>
    <message>
        <source>Choose the folder or the files in which the images lie.</source>
        <translation>请选择图像所在的文件夹或文件。</translation>
    </message>
    <message>
        <source>Diagnoses need at least two; raise the number, or leave the step out.</source>
        <translation>诊断至少需要两名；请增加人数，或去掉该步骤。</translation>
    </message>
    <message>
        <source>Each case gets {each} annotators; {count} named so far. Name more people.</source>
        <translation>每例需 {each} 名标注者；目前指定了 {count} 名。请再指定几名。</translation>
    </message>
    <message>
        <source>Give the project a name.</source>
        <translation>请为项目命名。</translation>
    </message>
    <message>
        <source>Name the annotators: boxes and masks come into their work.</source>
        <translation>请指定标注者：方框和掩膜将收入其标注。</translation>
    </message>
    <message>
        <source>There is no such file or folder; choose where they lie.</source>
        <translation>没有此文件或文件夹；请选择其所在位置。</translation>
    </message>
    <message>
        <source>This is no pattern ({fault}); write one such as ^(P[0-9]+)_.</source>
        <translation>这不是有效的模式（{fault}）；请写成如 ^(P[0-9]+)_ 的形式。</translation>
    </message>
    <message>
        <source>Type how many annotators each case gets, such as 2.</source>
        <translation>请输入每例的标注者人数，如 2。</translation>
    </message>
    <message>
        <source>Write what the names of a case share, such as ^(P[0-9]+)_ for P12_near.jpg.</source>
        <translation>请写出同一病例名称的共同部分，如 P12_near.jpg 用 ^(P[0-9]+)_。</translation>
    </message>
    <message>
        <source>{code} looks like a name; take codes such as ann-01.</source>
        <translation>“{code}”像是姓名；请用代码，如 ann-01。</translation>
    </message>
    <message numerus="yes">
        <source>{code}: marks taken into %Ln case(s).</source>
        <translation><numerusform>{code}：标记已收入 %Ln 例。</numerusform></translation>
    </message>
    <message>
        <source>{name} is not there; choose the folder or the files again.</source>
        <translation>{name} 不存在；请重新选择文件夹或文件。</translation>
    </message>
</context>
<context>
    <name>NewProjectForm</name>
    <message>
        <source>Annotators</source>
        <translation>标注者</translation>
    </message>
    <message>
        <source>Annotators a case</source>
        <translation>每例标注者</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>抽取</translation>
    </message>
    <message>
        <source>Draws who gets which case, in which order.</source>
        <translation>抽取谁得到哪些病例及其次序。</translation>
    </message>
    <message>
        <source>Further down</source>
        <translation>下方还有</translation>
    </message>
    <message>
        <source>Further down: {parts}</source>
        <translation>下方还有：{parts}</translation>
    </message>
    <message>
        <source>Independent of each other; at least two where diagnoses are asked.</source>
        <translation>彼此独立；要求诊断时至少两名。</translation>
    </message>
    <message>
        <source>Make project</source>
        <translation>创建项目</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Pseudonymous codes with commas between; they may be named later.</source>
        <translation>匿名代码，以逗号分隔；也可稍后指定。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Such as ann-01, ann-02</source>
        <translation>如 ann-01, ann-02</translation>
    </message>
    <message>
        <source>Such as skin-batch-1</source>
        <translation>如 skin-batch-1</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>要求的内容</translation>
    </message>
    <message>
        <source>Who annotates</source>
        <translation>谁来标注</translation>
    </message>
</context>
<context>
    <name>NobodyYet</name>
    <message>
        <source>No reader has answered a question of this study yet, so that there is no figure of people. Readers begin on the page Take a set.</source>
        <translation>尚无阅片者在本研究中作答，因此没有人的数值。阅片者从“作答题集”页面开始。</translation>
    </message>
    <message>
        <source>Take a set</source>
        <translation>作答题集</translation>
    </message>
</context>
<context>
    <name>NothingHere</name>
    <message>
        <source>Look in the whole lexicon</source>
        <translation>在整部词典中查找</translation>
    </message>
</context>
<context>
    <name>NothingShown</name>
    <message>
        <source>Files that are not shown</source>
        <translation>未显示的文件</translation>
    </message>
    <message numerus="yes">
        <source>None of the %Ln file(s) can be shown</source>
        <translation><numerusform>%Ln 个文件均无法显示</numerusform></translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>There is no image</source>
        <translation>没有图像</translation>
    </message>
    <message>
        <source>There is no image in “{name}”</source>
        <translation>“{name}”中没有图像</translation>
    </message>
    <message>
        <source>This file cannot be shown</source>
        <translation>此文件无法显示</translation>
    </message>
    <message>
        <source>medannot shows DICOM files, DICOMDIR discs, PNG, JPEG and other photographs, and ZIP archives of them.</source>
        <translation>medannot 可显示 DICOM 文件、DICOMDIR 光盘、PNG、JPEG 及其他照片，以及含这些文件的 ZIP 压缩包。</translation>
    </message>
</context>
<context>
    <name>NoticeRow</name>
    <message>
        <source>Acknowledge</source>
        <translation>知悉</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>已知悉</translation>
    </message>
    <message>
        <source>Has to be mended before the case is handed in</source>
        <translation>提交病例前须改正</translation>
    </message>
    <message>
        <source>Let this warning ask again</source>
        <translation>让此警告重新提示</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>To be looked at</source>
        <translation>请查看</translation>
    </message>
    <message>
        <source>You have looked at it, and it stands; it does not ask again</source>
        <translation>已查看并保留；不再提示</translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>An answer is locked and saved when you go on.</source>
        <translation>进入下一题时答案即锁定并保存。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Go on at item {number}</source>
        <translation>从第 {number} 题继续</translation>
    </message>
    <message>
        <source>Simulated: this study is a copy for a dry run. All answers in it are marked as simulated, for ever.</source>
        <translation>模拟：此研究是试运行的副本，其中所有答案永久标为模拟。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>The time of each item is recorded. A pause hides the item and stops it.</source>
        <translation>每题用时都会记录。暂停时隐藏题目并停止计时。</translation>
    </message>
    <message>
        <source>You may stop at any time and go on later: the set opens again at the same item, and nothing you confirmed is lost.</source>
        <translation>您可随时停止，以后再继续：题集会从同一题打开，已确认的内容不会丢失。</translation>
    </message>
    <message>
        <source>You read as {reader}.</source>
        <translation>您以 {reader} 阅片。</translation>
    </message>
    <message>
        <source>You read as {reader}. Your last answer was saved {time}.</source>
        <translation>您以 {reader} 阅片。上次答案保存于 {time}。</translation>
    </message>
    <message>
        <source>about {minutes} min</source>
        <translation>约 {minutes} 分钟</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>全部按键</translation>
    </message>
    <message>
        <source>answered so far</source>
        <translation>已作答</translation>
    </message>
    <message>
        <source>at your own pace so far</source>
        <translation>按您目前的速度</translation>
    </message>
    <message>
        <source>back to the first view of the image</source>
        <translation>恢复图像初始视图</translation>
    </message>
    <message>
        <source>cannot judge, with a reason; Alt+N while you write</source>
        <translation>无法判断并说明原因；输入时用 Alt+N</translation>
    </message>
    <message>
        <source>choose an option; A to J do the same</source>
        <translation>选择选项；A 至 J 亦可</translation>
    </message>
    <message>
        <source>confirm and go on</source>
        <translation>确认并继续</translation>
    </message>
    <message>
        <source>enlarge the image, or shrink it</source>
        <translation>放大或缩小图像</translation>
    </message>
    <message>
        <source>for what remains</source>
        <translation>剩余部分</translation>
    </message>
    <message>
        <source>images of the item</source>
        <translation>本题图像</translation>
    </message>
    <message>
        <source>invert the image</source>
        <translation>图像反色</translation>
    </message>
    <message>
        <source>items in your set</source>
        <translation>您题集中的题目</translation>
    </message>
    <message>
        <source>pause; Alt+P while you write</source>
        <translation>暂停；输入时用 Alt+P</translation>
    </message>
    <message>
        <source>the answer just saved was a slip</source>
        <translation>刚保存的答案系误答</translation>
    </message>
    <message>
        <source>windows of a radiology image</source>
        <translation>放射图像的预设窗</translation>
    </message>
</context>
<context>
    <name>OpeningView</name>
    <message numerus="yes">
        <source>%Ln case(s)</source>
        <translation><numerusform>%Ln 例</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln case(s) came back from the review</source>
        <translation><numerusform>%Ln 例自复核退回</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln case(s) corrected by a reviewer</source>
        <translation><numerusform>%Ln 例经复核者更正</numerusform></translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Annotate {project} as {code}</source>
        <translation>以 {code} 标注 {project}</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Manage</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Manage {project}</source>
        <translation>管理 {project}</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Nobody has its cases yet; give them out with Manage.</source>
        <translation>其病例尚未分配；请用“管理”分配。</translation>
    </message>
    <message>
        <source>None of its cases is yours.</source>
        <translation>其中没有您的病例。</translation>
    </message>
    <message>
        <source>Open the first of them</source>
        <translation>打开其中第一例</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>There is no annotation project yet. Make one here of a folder of images, or with “medannot annotations project create” on the command line.</source>
        <translation>尚无标注项目。请在此用图像文件夹创建，或在命令行用“medannot annotations project create”创建。</translation>
    </message>
    <message>
        <source>Who annotates?</source>
        <translation>由谁标注？</translation>
    </message>
    <message>
        <source>{act}: {project}</source>
        <translation>{act}：{project}</translation>
    </message>
    <message>
        <source>{cases}, {lexicon}</source>
        <translation>{cases}，{lexicon}</translation>
    </message>
    <message>
        <source>{code}  {done} of {total}</source>
        <translation>{code}  {done}/{total}</translation>
    </message>
</context>
<context>
    <name>OptionField</name>
    <message>
        <source>Option {letter}</source>
        <translation>选项 {letter}</translation>
    </message>
    <message>
        <source>Option {letter} is right</source>
        <translation>选项 {letter} 正确</translation>
    </message>
</context>
<context>
    <name>OptionLine</name>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
</context>
<context>
    <name>OptionRow</name>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>{keys}: {text}</source>
        <translation>{keys}：{text}</translation>
    </message>
</context>
<context>
    <name>OutlookCard</name>
    <message>
        <source>An expected share of {expected} never shows more than {bound}; expect more or claim less.</source>
        <translation>预期比例为 {expected} 时，永远无法证明高于 {bound}；请提高预期或降低界限。</translation>
    </message>
    <message>
        <source>Design effect</source>
        <translation>设计效应</translation>
    </message>
    <message>
        <source>Errors allowed, about</source>
        <translation>允许的错误（约）</translation>
    </message>
    <message>
        <source>Images they lie on</source>
        <translation>所在图像</translation>
    </message>
    <message>
        <source>Images to review</source>
        <translation>须复核的图像</translation>
    </message>
    <message>
        <source>It is reckoned once all figures of the claim are filled in.</source>
        <translation>填好结论所需的全部数值后即开始计算。</translation>
    </message>
    <message>
        <source>It is reckoned …</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>Labels an image</source>
        <translation>每幅图像的实体</translation>
    </message>
    <message>
        <source>Labels in them</source>
        <translation>其中的实体</translation>
    </message>
    <message>
        <source>Labels to review</source>
        <translation>需复核的实体</translation>
    </message>
    <message>
        <source>Nothing is handed in, so that nothing can be drawn yet.</source>
        <translation>尚无已提交的标注，因此还不能抽取。</translation>
    </message>
    <message>
        <source>Rare terms</source>
        <translation>罕见术语</translation>
    </message>
    <message>
        <source>Reviewing {labels} labels on {images} images with no more than about {errors} errors shows more than {bound} at a confidence of {level}.</source>
        <translation>复核 {images} 幅图像上的 {labels} 个实体，且错误不超过约 {errors} 个，即可在 {level} 的置信度下说明高于 {bound}。</translation>
    </message>
    <message>
        <source>The claim is made once, of the whole sample: the lower end of the interval, clustered by image as in the report, must lie above the bound. On the way it is open, never shown. A case of several images counts as one.</source>
        <translation>结论只针对整个样本下一次：按图像聚类的区间（与报告相同）的下限须高于界限。中途一律视为未定，不作结论。多幅图像的病例计为一个。</translation>
    </message>
    <message>
        <source>The claim takes</source>
        <translation>结论所需</translation>
    </message>
    <message>
        <source>The project does not hold so many; the claim cannot be made.</source>
        <translation>项目中没有这么多标注，无法作出该结论。</translation>
    </message>
    <message>
        <source>The project holds</source>
        <translation>项目现有</translation>
    </message>
    <message>
        <source>Works handed in</source>
        <translation>已提交的标注</translation>
    </message>
    <message>
        <source>{works} works are drawn, {labels} labels on {images} images: enough.</source>
        <translation>已抽取 {works} 份标注，共 {images} 幅图像上的 {labels} 个实体：足够。</translation>
    </message>
    <message>
        <source>{works} works are drawn, {labels} labels on {images} images: fewer than the claim takes.</source>
        <translation>已抽取 {works} 份标注，共 {images} 幅图像上的 {labels} 个实体：少于结论所需。</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Age band</source>
        <translation>年龄段</translation>
    </message>
    <message>
        <source>Agreed by all</source>
        <translation>所有人一致</translation>
    </message>
    <message>
        <source>Case {number} · {place}</source>
        <translation>病例 {number} · {place}</translation>
    </message>
    <message>
        <source>Case {number}, image {place}: {state}</source>
        <translation>病例 {number}，图像 {place}：{state}</translation>
    </message>
    <message>
        <source>Dentistry</source>
        <translation>口腔科</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>科室</translation>
    </message>
    <message>
        <source>Dermatology and venereology</source>
        <translation>皮肤性病科</translation>
    </message>
    <message>
        <source>Disease</source>
        <translation>疾病</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Erased on request</source>
        <translation>已按要求彻底删除</translation>
    </message>
    <message>
        <source>Given to nobody</source>
        <translation>未分配</translation>
    </message>
    <message>
        <source>Handed in, merged</source>
        <translation>已提交，合并</translation>
    </message>
    <message>
        <source>In words of their own</source>
        <translation>以自己的文字</translation>
    </message>
    <message>
        <source>Lesion</source>
        <translation>皮损</translation>
    </message>
    <message>
        <source>Named by anybody</source>
        <translation>任何人提出</translation>
    </message>
    <message>
        <source>Only cases that all annotators handed in, and what all of them named.</source>
        <translation>仅限所有标注者均已提交的病例，及其一致提出的内容。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Partly handed in</source>
        <translation>部分提交</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>Skin type</source>
        <translation>皮肤类型</translation>
    </message>
    <message>
        <source>Surgery</source>
        <translation>外科</translation>
    </message>
    <message>
        <source>They disagree</source>
        <translation>意见不一致</translation>
    </message>
    <message>
        <source>What anybody named, also in work that is still open.</source>
        <translation>任何人提出的内容，包括尚未完成的标注。</translation>
    </message>
    <message>
        <source>What those who handed in named; of diseases the first of the merged differentials.</source>
        <translation>已提交者提出的内容；疾病取合并鉴别诊断的首位。</translation>
    </message>
    <message>
        <source>{done} of {all} handed in</source>
        <translation>已提交 {done}/{all}</translation>
    </message>
</context>
<context>
    <name>OverviewView</name>
    <message>
        <source>Balance</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>Differentials</source>
        <translation>鉴别诊断</translation>
    </message>
    <message>
        <source>Everybody's work</source>
        <translation>所有人的标注</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Language of the terms</source>
        <translation>术语语言</translation>
    </message>
    <message>
        <source>Lesions together</source>
        <translation>皮损共现</translation>
    </message>
    <message>
        <source>Only {code}'s work</source>
        <translation>仅 {code} 的标注</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Whose work is seen</source>
        <translation>查看谁的标注</translation>
    </message>
</context>
<context>
    <name>PanesTools</name>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>More tools</source>
        <translation>更多工具</translation>
    </message>
    <message>
        <source>Panes move together</source>
        <translation>窗格联动</translation>
    </message>
    <message>
        <source>The glass follows the pointer; Esc puts it away.</source>
        <translation>放大镜跟随指针；按 Esc 收起。</translation>
    </message>
    <message>
        <source>The study does not allow this.</source>
        <translation>研究不允许此操作。</translation>
    </message>
    <message>
        <source>Turn and mirror</source>
        <translation>旋转与翻转</translation>
    </message>
</context>
<context>
    <name>PartChanges</name>
    <message>
        <source>Before and after</source>
        <translation>修改前后</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Taken away</source>
        <translation>已去除</translation>
    </message>
    <message>
        <source>{label}: {before}, then {after}</source>
        <translation>{label}：原为 {before}，现为 {after}</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Type or paste a path, or choose</source>
        <translation>输入或粘贴路径，或选择</translation>
    </message>
</context>
<context>
    <name>PausePage</name>
    <message>
        <source>End for today</source>
        <translation>今天到此为止</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Everything that you confirmed is saved. You may close the program; it opens again at item {number}.</source>
        <translation>您确认过的内容均已保存。可以关闭程序；下次从第 {number} 题打开。</translation>
    </message>
    <message>
        <source>Paused. The image and the question are hidden; your time has stopped.</source>
        <translation>已暂停。图像和题目已隐藏，计时已停止。</translation>
    </message>
    <message>
        <source>Resume at item {number}</source>
        <translation>从第 {number} 题继续</translation>
    </message>
    <message>
        <source>items to go</source>
        <translation>剩余题目</translation>
    </message>
    <message>
        <source>last answer saved</source>
        <translation>上次答案保存于</translation>
    </message>
    <message>
        <source>of {total} items done</source>
        <translation>{total} 题中已完成</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <source>{sentence} {next}</source>
        <translation>{sentence}{next}</translation>
    </message>
    <message>
        <source>{text} ({key})</source>
        <translation>{text}（{key}）</translation>
    </message>
</context>
<context>
    <name>PictureBox</name>
    <message>
        <source>Image of the question</source>
        <translation>题目图像</translation>
    </message>
    <message>
        <source>This image is missing.</source>
        <translation>此图像缺失。</translation>
    </message>
    <message>
        <source>This image was erased on request: {reason}</source>
        <translation>此图像已按要求彻底删除：{reason}</translation>
    </message>
</context>
<context>
    <name>PinBar</name>
    <message>
        <source>Show {pin}</source>
        <translation>显示 {pin}</translation>
    </message>
    <message>
        <source>This workspace does not use {pin} yet. Using it keeps a copy; labels will cite this version, whatever comes later.</source>
        <translation>此工作区尚未使用 {pin}。使用时将保留副本；此后标注均引用此版本。</translation>
    </message>
    <message>
        <source>Use in this workspace</source>
        <translation>在此工作区使用</translation>
    </message>
    <message>
        <source>Use this version</source>
        <translation>使用此版本</translation>
    </message>
    <message>
        <source>Used by this workspace: {used}</source>
        <translation>此工作区使用：{used}</translation>
    </message>
    <message>
        <source>Used by this workspace: {used}. Using {shown} changes no label, and the former copy stays.</source>
        <translation>此工作区使用：{used}。改用 {shown} 不改动任何标注，原副本保留。</translation>
    </message>
    <message>
        <source>Used by this workspace: {used}. What is shown was changed since; raise its version to use it.</source>
        <translation>此工作区使用：{used}。所示内容此后有变更；升级版本后方可使用。</translation>
    </message>
</context>
<context>
    <name>PlanForm</name>
    <message>
        <source>A term is rare that fewer works name.</source>
        <translation>提及它的标注少于此数的术语为罕见术语。</translation>
    </message>
    <message>
        <source>A work is what one annotator said of one case.</source>
        <translation>一份标注是一名标注者对一个病例所标的全部内容。</translation>
    </message>
    <message>
        <source>As many as the claim takes</source>
        <translation>按结论所需</translation>
    </message>
    <message>
        <source>Begin round</source>
        <translation>开始本轮</translation>
    </message>
    <message>
        <source>Bound, %</source>
        <translation>界限，%</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Confidence, %</source>
        <translation>置信水平，%</translation>
    </message>
    <message>
        <source>Correlation</source>
        <translation>相关</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Expected share, %</source>
        <translation>预期比例，%</translation>
    </message>
    <message>
        <source>From 0 to 1: how far labels of one image are right or wrong together. Assumed now; as errors are found, the round itself tells.</source>
        <translation>0 至 1：同一图像的实体同对同错的程度。现为假定值；发现错误后由本轮自身给出。</translation>
    </message>
    <message>
        <source>How it is reviewed</source>
        <translation>如何复核</translation>
    </message>
    <message>
        <source>Labels that are right, as a pilot or experience says.</source>
        <translation>根据预试或经验，实体正确的比例。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New round of review</source>
        <translation>新建复核轮次</translation>
    </message>
    <message>
        <source>Of the intervals.</source>
        <translation>用于各区间。</translation>
    </message>
    <message>
        <source>Precision and recall are to lie above it.</source>
        <translation>精确率和召回率应高于它。</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Pseudonymous codes with commas between. Nobody reviews their own work.</source>
        <translation>假名代码，以逗号分隔。任何人都不复核自己的标注。</translation>
    </message>
    <message>
        <source>Rare below</source>
        <translation>罕见阈值</translation>
    </message>
    <message>
        <source>Reviewers</source>
        <translation>复核者</translation>
    </message>
    <message>
        <source>Reviewers are not told who annotated</source>
        <translation>不告知复核者标注者是谁</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>抽样</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Seen twice, %</source>
        <translation>双人复核，%</translation>
    </message>
    <message>
        <source>Such as clara, dora</source>
        <translation>例如 clara、dora</translation>
    </message>
    <message>
        <source>Such as first</source>
        <translation>例如 first</translation>
    </message>
    <message>
        <source>The same seed draws the same works.</source>
        <translation>相同的种子抽取相同的标注。</translation>
    </message>
    <message>
        <source>What is claimed</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>What is drawn</source>
        <translation>抽取</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>标注份数</translation>
    </message>
    <message>
        <source>Works that two reviewers see.</source>
        <translation>由两名复核者查看的标注。</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message numerus="yes">
        <source>%Ln image(s) missing; no study can show it.</source>
        <translation><numerusform>缺少 %Ln 幅图像；任何研究都不能显示。</numerusform></translation>
    </message>
    <message>
        <source>Also right: {others}</source>
        <translation>也可作为正确答案：{others}</translation>
    </message>
    <message>
        <source>Choose a question to see it here.</source>
        <translation>请选择题目在此查看。</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>解析</translation>
    </message>
    <message>
        <source>Hide the marks</source>
        <translation>隐藏标记</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Join with another language…</source>
        <translation>与另一语言合并…</translation>
    </message>
    <message>
        <source>Joined by {code}</source>
        <translation>由 {code} 合并</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>No reference answer; no study can score it.</source>
        <translation>无参考答案；任何研究都不能评分。</translation>
    </message>
    <message>
        <source>Part them</source>
        <translation>拆开</translation>
    </message>
    <message>
        <source>Preview of the question</source>
        <translation>题目预览</translation>
    </message>
    <message>
        <source>Reference answer</source>
        <translation>参考答案</translation>
    </message>
    <message>
        <source>Set {set}, {file}, row {row}; version {number} of {versions}</source>
        <translation>题集 {set}，{file}，第 {row} 行；版本 {number}/{versions}</translation>
    </message>
    <message>
        <source>Show the marks</source>
        <translation>显示标记</translation>
    </message>
    <message>
        <source>Try an answer</source>
        <translation>试作答</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试答</translation>
    </message>
    <message>
        <source>With the key</source>
        <translation>含答案</translation>
    </message>
</context>
<context>
    <name>ProblemChips</name>
    <message>
        <source>What is wrong with it</source>
        <translation>存在的问题</translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message>
        <source>Copy the list</source>
        <translation>复制清单</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>错误内容</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
</context>
<context>
    <name>ProblemModel</name>
    <message numerus="yes">
        <source>%Ln more row(s) like it: {rows}</source>
        <translation><numerusform>另有 %Ln 行同样：{rows}</numerusform></translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
</context>
<context>
    <name>ProblemTable</name>
    <message numerus="yes">
        <source>%Ln fault(s); nothing was taken over.</source>
        <translation><numerusform>%Ln 处错误；未接受任何内容。</numerusform></translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>错误内容</translation>
    </message>
    <message>
        <source>What is wrong with the file</source>
        <translation>文件的错误</translation>
    </message>
</context>
<context>
    <name>ProgressView</name>
    <message numerus="yes">
        <source>%Ln image(s) in all</source>
        <translation><numerusform>共 %Ln 幅图像</numerusform></translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>标注者</translation>
    </message>
    <message>
        <source>Annotators</source>
        <translation>标注者</translation>
    </message>
    <message>
        <source>Annotators a case</source>
        <translation>每例标注者</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>已开始</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Cases done</source>
        <translation>已完成的病例</translation>
    </message>
    <message>
        <source>Closed world</source>
        <translation>封闭世界</translation>
    </message>
    <message>
        <source>Diagnosis, advice of</source>
        <translation>诊断、建议针对</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>不一致</translation>
    </message>
    <message numerus="yes">
        <source>Each case goes to %Ln annotator(s), as evenly as it can be.</source>
        <translation><numerusform>每例分配给 %Ln 名标注者，尽量均匀。</numerusform></translation>
    </message>
    <message>
        <source>Each lesion needs</source>
        <translation>每处皮损须有</translation>
    </message>
    <message>
        <source>Give out</source>
        <translation>分配</translation>
    </message>
    <message>
        <source>Give the cases to</source>
        <translation>将病例分配给</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>Handed in by some</source>
        <translation>部分人已提交</translation>
    </message>
    <message>
        <source>Lexicon</source>
        <translation>词典</translation>
    </message>
    <message>
        <source>Name all of them; giving out again draws anew, until work begins.</source>
        <translation>请列出全部人员；工作开始之前，再次分配会重新抽取。</translation>
    </message>
    <message>
        <source>Name at least one annotator.</source>
        <translation>请至少指定一名标注者。</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Such as ann-01, ann-02</source>
        <translation>如 ann-01, ann-02</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>所要求的内容</translation>
    </message>
    <message>
        <source>Work has begun, so that cases and annotators stay as they are.</source>
        <translation>工作已开始，病例和标注者不再变动。</translation>
    </message>
    <message>
        <source>Yes: what is not marked is not there</source>
        <translation>是：未标记即不存在</translation>
    </message>
    <message>
        <source>each image</source>
        <translation>每幅图像</translation>
    </message>
    <message>
        <source>of the cases handed in by two or more</source>
        <translation>由两人以上提交的病例中</translation>
    </message>
    <message>
        <source>of {total}</source>
        <translation>共 {total}</translation>
    </message>
    <message>
        <source>the case</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done}/{total}</translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Diagnoses</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>部分完成</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>皮损</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Places of lesions</source>
        <translation>皮损所在部位</translation>
    </message>
    <message>
        <source>Regions seen</source>
        <translation>可见部位</translation>
    </message>
    <message>
        <source>far</source>
        <translation>远景</translation>
    </message>
    <message>
        <source>level {level}</source>
        <translation>级别 {level}</translation>
    </message>
    <message>
        <source>levels {least} to {most}</source>
        <translation>级别 {least} 至 {most}</translation>
    </message>
    <message>
        <source>middle</source>
        <translation>中景</translation>
    </message>
    <message>
        <source>near</source>
        <translation>近景</translation>
    </message>
</context>
<context>
    <name>ProjectsCard</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation><numerusform>另有 %Ln 项</numerusform></translation>
    </message>
    <message>
        <source>Annotation and review</source>
        <translation>标注与复核</translation>
    </message>
    <message>
        <source>Review: {round}</source>
        <translation>复核：{round}</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %Ln work(s) handed in</source>
        <translation><numerusform>%Ln 份标注中已提交 {done} 份</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{done} of %Ln work(s) reviewed</source>
        <translation><numerusform>%Ln 份标注中已复核 {done} 份</numerusform></translation>
    </message>
</context>
<context>
    <name>PromptsDialog</name>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose at least one kind of prompt.</source>
        <translation>请至少选择一种提示词。</translation>
    </message>
    <message>
        <source>Each prompt is one line of a JSONL file with an id. Have a model answer it, keep the id, and take its replies in again.</source>
        <translation>每条提示词是 JSONL 文件中带 id 的一行。让模型作答并保留 id，再将其回复收入。</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Keep prompts with reference answers from everybody who is yet to be tested.</source>
        <translation>含参考答案的提示词，不得让任何尚待测试者看到。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Write prompts for outside models</source>
        <translation>为外部模型写出提示词</translation>
    </message>
    <message>
        <source>that of each question</source>
        <translation>与各题相同</translation>
    </message>
    <message>
        <source>to answer the questions of the set</source>
        <translation>回答题集的题目</translation>
    </message>
    <message>
        <source>to grade open answers; these hold the reference answers</source>
        <translation>为开放题评分；其中含参考答案</translation>
    </message>
    <message>
        <source>to tell which options an unread answer chooses</source>
        <translation>说明未读回答选择了哪些选项</translation>
    </message>
</context>
<context>
    <name>ProofCard</name>
    <message>
        <source>All rules hold</source>
        <translation>全部规则成立</translation>
    </message>
    <message>
        <source>Allocation proof</source>
        <translation>分配证明</translation>
    </message>
    <message>
        <source>Drawn again by {algorithm}, version {version}, from the seed {seed}.</source>
        <translation>以 {algorithm} 第 {version} 版用种子 {seed} 重新生成。</translation>
    </message>
    <message>
        <source>Not all rules hold</source>
        <translation>有规则不成立</translation>
    </message>
</context>
<context>
    <name>QualityForm</name>
    <message>
        <source>Cover a face or writing…</source>
        <translation>遮盖面部或文字…</translation>
    </message>
    <message>
        <source>Discarded, because:</source>
        <translation>弃用，原因：</translation>
    </message>
    <message>
        <source>Image {number}</source>
        <translation>图像 {number}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>This image was erased; nothing is asked of it.</source>
        <translation>此图像已彻底删除，无需作答。</translation>
    </message>
    <message>
        <source>Usable</source>
        <translation>可用</translation>
    </message>
</context>
<context>
    <name>QuestionAndAnswer</name>
    <message>
        <source>The answer as it was given</source>
        <translation>原始回答</translation>
    </message>
</context>
<context>
    <name>QuestionAudit</name>
    <message>
        <source>All questions</source>
        <translation>全部题</translation>
    </message>
    <message>
        <source>All saved</source>
        <translation>已全部保存</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Leave the edited question?</source>
        <translation>离开正在修改的题目？</translation>
    </message>
    <message>
        <source>No question is so; choose others, or let all come.</source>
        <translation>没有这样的题；请另选，或显示全部。</translation>
    </message>
    <message>
        <source>No question waits for a review.</source>
        <translation>没有等待复核的题。</translation>
    </message>
    <message>
        <source>Question sets</source>
        <translation>题集</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>The set has no question.</source>
        <translation>此题集没有题。</translation>
    </message>
    <message>
        <source>What you changed here is not kept yet and would be lost.</source>
        <translation>此处的改动尚未保存，将会丢失。</translation>
    </message>
</context>
<context>
    <name>QuestionChoice</name>
    <message>
        <source>Also those without a reference answer, not scored</source>
        <translation>也包括没有参考答案的题目，不评分</translation>
    </message>
    <message>
        <source>Each reader one version only of a question</source>
        <translation>每名阅片者只看题目的一个版本</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language of the questions</source>
        <translation>题目的语言</translation>
    </message>
    <message>
        <source>Of a question in several languages other readers get the other version, so that nobody answers it a second time.</source>
        <translation>有多个语言版本的题目，另一版本分给其他阅片者，这样没有人会把同一题目再答一遍。</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>What the questions ask for</source>
        <translation>题目考查的内容</translation>
    </message>
</context>
<context>
    <name>QuestionColumn</name>
    <message>
        <source>All questions</source>
        <translation>全部题目</translation>
    </message>
    <message>
        <source>All sets</source>
        <translation>全部题集</translation>
    </message>
    <message>
        <source>Choose which questions come (Ctrl+F)</source>
        <translation>选择要复核的题目（Ctrl+F）</translation>
    </message>
    <message>
        <source>Reading the questions</source>
        <translation>正在读取题目</translation>
    </message>
    <message>
        <source>{done} of {total} reviewed</source>
        <translation>已复核 {done}/{total}</translation>
    </message>
</context>
<context>
    <name>QuestionFields</name>
    <message>
        <source>Ability</source>
        <translation>能力</translation>
    </message>
    <message>
        <source>Also right, parted by semicolons</source>
        <translation>同样正确，以分号隔开</translation>
    </message>
    <message>
        <source>Another option</source>
        <translation>再加一个选项</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Options; the ticked ones are right</source>
        <translation>选项；勾选者为正确答案</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>题干</translation>
    </message>
    <message>
        <source>Right answer</source>
        <translation>正确答案</translation>
    </message>
    <message>
        <source>Text before it</source>
        <translation>题干前的文字</translation>
    </message>
</context>
<context>
    <name>QuestionFiguresBar</name>
    <message>
        <source>Accepted</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Accepted: {share}</source>
        <translation>通过：{share}</translation>
    </message>
    <message>
        <source>Questions of all sets</source>
        <translation>全部题集的题</translation>
    </message>
    <message>
        <source>Questions of {set}</source>
        <translation>{set} 的题目</translation>
    </message>
    <message>
        <source>{reviewed} of {total} reviewed: {accepted} accepted, {edited} edited, {rejected} rejected; {flagged} flagged</source>
        <translation>已复核 {reviewed}/{total}：通过 {accepted}，修改 {edited}，不通过 {rejected}；待议 {flagged}</translation>
    </message>
</context>
<context>
    <name>QuestionFilterPanel</name>
    <message>
        <source>Ability</source>
        <translation>能力</translation>
    </message>
    <message>
        <source>All questions</source>
        <translation>全部题目</translation>
    </message>
    <message>
        <source>Any problem or none</source>
        <translation>不限问题</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>As they were imported</source>
        <translation>导入原样</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>抽取</translation>
    </message>
    <message>
        <source>Draw a sample</source>
        <translation>抽取样本</translation>
    </message>
    <message>
        <source>Edited in a review</source>
        <translation>复核中编辑过</translation>
    </message>
    <message>
        <source>Edited since the review</source>
        <translation>复核后又有修改</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>待议</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Imported or edited</source>
        <translation>导入或编辑</translation>
    </message>
    <message>
        <source>Kind of question</source>
        <translation>题型</translation>
    </message>
    <message>
        <source>Never reviewed</source>
        <translation>从未复核</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Questions of the sample</source>
        <translation>样本题数</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>不通过</translation>
    </message>
    <message>
        <source>Reviewed by others, not by you</source>
        <translation>他人已复核、您未复核</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Sample {number}</source>
        <translation>样本 {number}</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Seed of the draw</source>
        <translation>抽取种子</translation>
    </message>
    <message>
        <source>The whole set</source>
        <translation>整个题集</translation>
    </message>
    <message>
        <source>Waiting for a review</source>
        <translation>等待复核</translation>
    </message>
    <message>
        <source>Which questions come</source>
        <translation>要复核的题目</translation>
    </message>
    <message>
        <source>Write two whole numbers.</source>
        <translation>请填写两个整数。</translation>
    </message>
</context>
<context>
    <name>QuestionImages</name>
    <message numerus="yes">
        <source>%Ln image(s) missing or erased; no reader can see it.</source>
        <translation><numerusform>有 %Ln 幅图像缺失或已彻底删除；阅片者无法看到。</numerusform></translation>
    </message>
    <message>
        <source>Image {number}</source>
        <translation>图像 {number}</translation>
    </message>
    <message>
        <source>This question has no image.</source>
        <translation>此题没有图像。</translation>
    </message>
</context>
<context>
    <name>QuestionList</name>
    <message>
        <source>Questions</source>
        <translation>题目</translation>
    </message>
</context>
<context>
    <name>QuestionReview</name>
    <message>
        <source>Ability</source>
        <translation>能力</translation>
    </message>
    <message>
        <source>Also right</source>
        <translation>同样正确</translation>
    </message>
    <message>
        <source>Ambiguous wording</source>
        <translation>措辞含糊</translation>
    </message>
    <message>
        <source>Another problem</source>
        <translation>其他问题</translation>
    </message>
    <message>
        <source>Asked twice</source>
        <translation>重复出题</translation>
    </message>
    <message>
        <source>Cannot be answered</source>
        <translation>无法作答</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Gives the answer away</source>
        <translation>泄露答案</translation>
    </message>
    <message>
        <source>Image missing or wrong</source>
        <translation>图像缺失或有误</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Option {letter}</source>
        <translation>选项 {letter}</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>题干</translation>
    </message>
    <message>
        <source>Text before it</source>
        <translation>题干前的文字</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>题型</translation>
    </message>
    <message>
        <source>Weak distractors</source>
        <translation>干扰项过弱</translation>
    </message>
    <message>
        <source>Wrong ability</source>
        <translation>能力归类有误</translation>
    </message>
    <message>
        <source>Wrong key</source>
        <translation>答案有误</translation>
    </message>
</context>
<context>
    <name>QuestionSheet</name>
    <message>
        <source>Also right: {others}</source>
        <translation>同样正确：{others}</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>No key is stored; no study can score this question.</source>
        <translation>没有存储答案；任何研究都无法为此题评分。</translation>
    </message>
    <message>
        <source>Right answer</source>
        <translation>正确答案</translation>
    </message>
    <message>
        <source>The question with its key</source>
        <translation>题目及答案</translation>
    </message>
</context>
<context>
    <name>QuestionSidePanel</name>
    <message>
        <source>As it came</source>
        <translation>原题</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Edited by {code}, {time}</source>
        <translation>{code} 修改，{time}</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Imported {time}</source>
        <translation>导入于 {time}</translation>
    </message>
    <message>
        <source>One version back (Left)</source>
        <translation>上一版本（左方向键）</translation>
    </message>
    <message>
        <source>One version on (Right)</source>
        <translation>下一版本（右方向键）</translation>
    </message>
    <message>
        <source>Version {number} of {total}</source>
        <translation>版本 {number}/{total}</translation>
    </message>
</context>
<context>
    <name>QuestionTable</name>
    <message>
        <source>Questions</source>
        <translation>题目</translation>
    </message>
</context>
<context>
    <name>QueueColumn</name>
    <message>
        <source>All works again</source>
        <translation>恢复全部标注</translation>
    </message>
    <message>
        <source>Annotator: {code}</source>
        <translation>标注者：{code}</translation>
    </message>
    <message>
        <source>Annotators are hidden</source>
        <translation>不显示标注者</translation>
    </message>
    <message>
        <source>Choose which works come (Ctrl+F)</source>
        <translation>选择复核哪些标注（Ctrl+F）</translation>
    </message>
    <message>
        <source>Labels of the work</source>
        <translation>此份标注的实体</translation>
    </message>
    <message>
        <source>Seen second: judge, correct nothing</source>
        <translation>第二位复核：只判断，不更正</translation>
    </message>
    <message>
        <source>Work {number} of {total}</source>
        <translation>第 {number} 份，共 {total} 份</translation>
    </message>
    <message>
        <source>{done} of {total} labels decided</source>
        <translation>已决定 {done}/{total} 个实体</translation>
    </message>
</context>
<context>
    <name>RankedRow</name>
    <message>
        <source>{name}: Alt and an arrow, or a drag, ranks it</source>
        <translation>{name}：按 Alt 加方向键或拖动可排序</translation>
    </message>
    <message>
        <source>{rank}: {name}</source>
        <translation>{rank}：{name}</translation>
    </message>
</context>
<context>
    <name>ReaderTable</name>
    <message>
        <source>Answered</source>
        <translation>已答</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Cannot judge</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>上次作答</translation>
    </message>
    <message>
        <source>Mean, %</source>
        <translation>均分，%</translation>
    </message>
    <message>
        <source>Median time</source>
        <translation>用时中位数</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>No image</source>
        <translation>无图像</translation>
    </message>
    <message>
        <source>No questions</source>
        <translation>没有题目</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>阅片者</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>阅片者</translation>
    </message>
    <message>
        <source>Sets, %</source>
        <translation>题组，%</translation>
    </message>
    <message>
        <source>Slips</source>
        <translation>误答</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>进行中</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>An image cannot be shown</source>
        <translation>有图像无法显示</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Answer in your own words</source>
        <translation>用自己的话作答</translation>
    </message>
    <message>
        <source>Answer: {letter} {text}</source>
        <translation>答案：{letter} {text}</translation>
    </message>
    <message>
        <source>Answer: {text}</source>
        <translation>答案：{text}</translation>
    </message>
    <message>
        <source>Before: {question}</source>
        <translation>前题：{question}</translation>
    </message>
    <message>
        <source>Cannot judge: {reason}</source>
        <translation>无法判断：{reason}</translation>
    </message>
    <message>
        <source>Far</source>
        <translation>远景</translation>
    </message>
    <message>
        <source>Image {number}</source>
        <translation>图像 {number}</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>中景</translation>
    </message>
    <message>
        <source>Near</source>
        <translation>近景</translation>
    </message>
    <message>
        <source>One answer</source>
        <translation>单选</translation>
    </message>
    <message>
        <source>One or several answers may be right</source>
        <translation>可能有一个或多个正确答案</translation>
    </message>
    <message>
        <source>Outside my field</source>
        <translation>非本人专业</translation>
    </message>
    <message>
        <source>Question {number} of {count} of one case</source>
        <translation>同一病例的第 {number} 题，共 {count} 题</translation>
    </message>
    <message>
        <source>Short answer in your own words</source>
        <translation>用自己的话简短作答</translation>
    </message>
    <message>
        <source>The image is not good enough</source>
        <translation>图像质量不足</translation>
    </message>
    <message>
        <source>The question is unclear</source>
        <translation>题目不清楚</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>是或否</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
</context>
<context>
    <name>ReadingImages</name>
    <message>
        <source>Image {number}</source>
        <translation>图像 {number}</translation>
    </message>
    <message>
        <source>Marks hidden ({key})</source>
        <translation>标记已隐藏（{key}）</translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source>Question set</source>
        <translation>题集</translation>
    </message>
    <message>
        <source>{study} (simulated)</source>
        <translation>{study}（模拟）</translation>
    </message>
</context>
<context>
    <name>RecentHead</name>
    <message>
        <source>Last opened</source>
        <translation>上次打开</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>题目</translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>No workspace was opened on this machine yet.</source>
        <translation>本机尚未打开过工作区。</translation>
    </message>
</context>
<context>
    <name>RecentRow</name>
    <message>
        <source>Folder not found</source>
        <translation>未找到文件夹</translation>
    </message>
</context>
<context>
    <name>Reckoning</name>
    <message>
        <source>Agreement of reviewers = labels both accept or both do not / labels both decided; AC1 is Gwet’s</source>
        <translation>复核者一致性 = 双方同时接受或同时不接受的实体 / 双方均已判断的实体；AC1 为 Gwet 系数</translation>
    </message>
    <message>
        <source>How it is reckoned</source>
        <translation>计算方法</translation>
    </message>
    <message>
        <source>Precision: of what was said, the share that was right. Recall: of what should have been said, the share that was. F1 lies between them. The interval says how far off they may be, since other works might have been drawn.</source>
        <translation>精确率：已标注内容中正确的比例。召回率：应标注内容中已标注的比例。F1 介于两者之间。区间表示因抽到其他标注而可能产生的偏差。</translation>
    </message>
</context>
<context>
    <name>RecordTree</name>
    <message>
        <source>Highlighted fields are in use.</source>
        <translation>突出显示的字段已使用。</translation>
    </message>
    <message>
        <source>Keys of the record</source>
        <translation>记录的键</translation>
    </message>
    <message>
        <source>Next record</source>
        <translation>下一条记录</translation>
    </message>
    <message>
        <source>Previous record</source>
        <translation>上一条记录</translation>
    </message>
    <message>
        <source>Search fields</source>
        <translation>搜索字段</translation>
    </message>
    <message>
        <source>The whole value</source>
        <translation>完整的值</translation>
    </message>
    <message>
        <source>{key}: {filled} of {rows} filled</source>
        <translation>{key}：{rows} 行中 {filled} 行有值</translation>
    </message>
    <message>
        <source>{key}: {filled} of {rows} filled, {distinct} different</source>
        <translation>{key}：{rows} 行中 {filled} 行有值，{distinct} 个不同值</translation>
    </message>
</context>
<context>
    <name>RegionForm</name>
    <message>
        <source>From the places of the lesions; add what is seen here</source>
        <translation>取自皮损所在部位；请补充此处可见的部位</translation>
    </message>
    <message>
        <source>Tick every region that is seen, in the tree or map.</source>
        <translation>请在树中或人体图上勾选每个可见部位。</translation>
    </message>
    <message>
        <source>lesion {numbers}</source>
        <translation>皮损 {numbers}</translation>
    </message>
</context>
<context>
    <name>RelatedTerms</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add: {relation}</source>
        <translation>添加：{relation}</translation>
    </message>
    <message>
        <source>Remove {term}</source>
        <translation>移除 {term}</translation>
    </message>
</context>
<context>
    <name>RelationList</name>
    <message>
        <source>Knowledge of the source</source>
        <translation>来源的知识</translation>
    </message>
    <message>
        <source>Relations of the question</source>
        <translation>题目的关系</translation>
    </message>
</context>
<context>
    <name>RelationRows</name>
    <message>
        <source>Belongs to it</source>
        <translation>附属于它</translation>
    </message>
    <message>
        <source>How it lies to other lesions</source>
        <translation>与其他皮损的关系</translation>
    </message>
    <message>
        <source>How often together</source>
        <translation>同现频率</translation>
    </message>
    <message>
        <source>How often?</source>
        <translation>出现频率</translation>
    </message>
    <message>
        <source>In what way</source>
        <translation>以何种方式</translation>
    </message>
    <message>
        <source>Relation to another lesion</source>
        <translation>与另一皮损的关系</translation>
    </message>
    <message>
        <source>To which lesion</source>
        <translation>与哪一皮损</translation>
    </message>
    <message>
        <source>relation</source>
        <translation>关系</translation>
    </message>
</context>
<context>
    <name>ReportBody</name>
    <message>
        <source>By</source>
        <translation>按</translation>
    </message>
    <message>
        <source>By the week in which the works were handed in.</source>
        <translation>按标注提交的周统计。</translation>
    </message>
    <message>
        <source>Confusions</source>
        <translation>混淆</translation>
    </message>
    <message>
        <source>Each term that was corrected to another one, of all its labels.</source>
        <translation>每个被更正为其他术语的术语，占其全部实体的比例。</translation>
    </message>
    <message>
        <source>Errors = (changed + deleted + added) / labels; what lies below a term counts to it.</source>
        <translation>错误 =（更改 + 删除 + 补充）/ 实体；下级术语计入上级。</translation>
    </message>
    <message>
        <source>Figures by part</source>
        <translation>分项数值</translation>
    </message>
    <message>
        <source>Figures by week</source>
        <translation>各周数值</translation>
    </message>
    <message>
        <source>No term was corrected to another one.</source>
        <translation>没有术语被更正为另一术语。</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>随时间变化</translation>
    </message>
    <message>
        <source>Part of the report</source>
        <translation>报告的部分</translation>
    </message>
    <message>
        <source>Strips run from {start} to 100 %; the dotted line is the bound.</source>
        <translation>横条范围为 {start} 至 100%；虚线为界限。</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>术语树</translation>
    </message>
</context>
<context>
    <name>ReportMaking</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The report is written</source>
        <translation>正在写入报告</translation>
    </message>
    <message>
        <source>The works are read</source>
        <translation>正在读取标注</translation>
    </message>
    <message>
        <source>{done} of {total} works</source>
        <translation>{done}/{total} 份标注</translation>
    </message>
</context>
<context>
    <name>ReportPresenter</name>
    <message numerus="yes">
        <source>%Ln file(s) were written to {folder}: {files}.</source>
        <translation><numerusform>%Ln 个文件已写入{folder}：{files}。</numerusform></translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message numerus="yes">
        <source>%Ln label(s) for a person, from {before} to {after}</source>
        <translation><numerusform>%Ln 条标注待人决定，{before} 至 {after}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) kept and flagged: the term was dropped.</source>
        <translation><numerusform>%Ln 条标注保留并加标：术语已去除。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln repeat(s) stored once</source>
        <translation><numerusform>%Ln 处重复只存储一次</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) refused</source>
        <translation><numerusform>拒绝 %Ln 行</numerusform></translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>全部标注</translation>
    </message>
    <message>
        <source>All rows are good</source>
        <translation>各行均正常</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Back to the rounds (Esc)</source>
        <translation>返回各轮次（Esc）</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Change which field holds what</source>
        <translation>更改各字段的内容</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export the report into a folder</source>
        <translation>将报告导出到文件夹</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>所见</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Labels by operation</source>
        <translation>标注（按操作）</translation>
    </message>
    <message>
        <source>Labels by what becomes of them</source>
        <translation>标注（按去向）</translation>
    </message>
    <message>
        <source>Labels that need a person</source>
        <translation>待人决定的标注</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Mapping: {name}</source>
        <translation>映射：{name}</translation>
    </message>
    <message>
        <source>May become</source>
        <translation>可变为</translation>
    </message>
    <message>
        <source>No label needs a person.</source>
        <translation>没有待人决定的标注。</translation>
    </message>
    <message>
        <source>No row is refused</source>
        <translation>没有行被拒绝</translation>
    </message>
    <message>
        <source>Only new words</source>
        <translation>仅更新词语</translation>
    </message>
    <message>
        <source>Refused and doubtful rows</source>
        <translation>拒绝和存疑的行</translation>
    </message>
    <message>
        <source>Report before anything is written</source>
        <translation>写入前的报告</translation>
    </message>
    <message>
        <source>Report of {project} / {round}</source>
        <translation>{project} / {round} 的报告</translation>
    </message>
    <message>
        <source>Reviewers did not see names</source>
        <translation>复核者未见姓名</translation>
    </message>
    <message>
        <source>Save list</source>
        <translation>保存列表</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>The report of this round is not made.</source>
        <translation>本轮的报告尚未生成。</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>What to decide</source>
        <translation>需决定的内容</translation>
    </message>
    <message>
        <source>as another one; stored once</source>
        <translation>与另一文件相同；只存一次</translation>
    </message>
    <message>
        <source>by ability</source>
        <translation>按能力</translation>
    </message>
    <message>
        <source>by language</source>
        <translation>按语言</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>有变更</translation>
    </message>
    <message>
        <source>closed questions asked in words</source>
        <translation>封闭题改为以文字作答</translation>
    </message>
    <message>
        <source>edited here</source>
        <translation>在此处修改过</translation>
    </message>
    <message>
        <source>equal questions</source>
        <translation>相同题目</translation>
    </message>
    <message>
        <source>files hold the same image</source>
        <translation>含相同图像的文件</translation>
    </message>
    <message>
        <source>get a next version</source>
        <translation>生成新版本</translation>
    </message>
    <message>
        <source>images found</source>
        <translation>已找到图像</translation>
    </message>
    <message>
        <source>images not there</source>
        <translation>图像不存在</translation>
    </message>
    <message>
        <source>images unreadable</source>
        <translation>图像无法读取</translation>
    </message>
    <message>
        <source>in another language</source>
        <translation>其他语言</translation>
    </message>
    <message>
        <source>in the set already</source>
        <translation>题集中已有</translation>
    </message>
    <message>
        <source>item names made up</source>
        <translation>题名自动生成</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>listed with their reasons</source>
        <translation>列出并附原因</translation>
    </message>
    <message>
        <source>marked, no study scores them</source>
        <translation>已标记，研究不予评分</translation>
    </message>
    <message>
        <source>marked, no study shows them</source>
        <translation>已标记，研究不予显示</translation>
    </message>
    <message>
        <source>name their key in the text</source>
        <translation>正文写明答案</translation>
    </message>
    <message>
        <source>never merged</source>
        <translation>从不合并</translation>
    </message>
    <message>
        <source>no such file in the folder of images</source>
        <translation>图像文件夹中没有这样的文件</translation>
    </message>
    <message>
        <source>questions ready</source>
        <translation>题目就绪</translation>
    </message>
    <message>
        <source>rows left out</source>
        <translation>略去的行</translation>
    </message>
    <message>
        <source>rows read</source>
        <translation>已读取的行</translation>
    </message>
    <message>
        <source>rows refused</source>
        <translation>拒绝的行</translation>
    </message>
    <message>
        <source>the row is the name</source>
        <translation>以行号为名</translation>
    </message>
    <message>
        <source>their rows are refused, with the reason</source>
        <translation>其所在行被拒绝，并附原因</translation>
    </message>
    <message>
        <source>they stay as they are</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>two buttons made from the key would give it away</source>
        <translation>由答案生成两个按钮会泄露答案</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>无变更</translation>
    </message>
    <message>
        <source>without a key</source>
        <translation>无答案</translation>
    </message>
    <message>
        <source>without an image</source>
        <translation>无图像</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message numerus="yes">
        <source>%Ln fault(s) found in the audit trail.</source>
        <translation><numerusform>稽查轨迹中发现 %Ln 处错误。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln fault(s) found; nothing was changed.</source>
        <translation><numerusform>发现 %Ln 处错误；未作任何改动。</numerusform></translation>
    </message>
    <message>
        <source>Audit entries: {entries}. Proved by them: responses {responses}, events {events}. The last entry's hash is {head}.</source>
        <translation>稽查条目：{entries}。由其证明：应答 {responses}，事件 {events}。最后条目的哈希为 {head}。</translation>
    </message>
    <message>
        <source>Looked at: images {media}, audit entries {entries}, responses {responses}, events {events}. Backups kept: {backups}.</source>
        <translation>已检查：图像 {media}，稽查条目 {entries}，应答 {responses}，事件 {events}。保留的备份：{backups}。</translation>
    </message>
    <message>
        <source>The audit trail is whole: nothing was altered, added or taken away.</source>
        <translation>稽查轨迹完整：未有篡改、增添或删除。</translation>
    </message>
    <message>
        <source>The workspace is whole.</source>
        <translation>工作区完整。</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation><numerusform>另有 %Ln 处</numerusform></translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>Attribute</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Attribute recognition</source>
        <translation>属性识别</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Disease diagnosis</source>
        <translation>疾病诊断</translation>
    </message>
    <message>
        <source>Image alone</source>
        <translation>仅凭图像</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>需要知识</translation>
    </message>
    <message>
        <source>Lesion</source>
        <translation>皮损</translation>
    </message>
    <message>
        <source>Lesion reasoning</source>
        <translation>皮损推理</translation>
    </message>
    <message>
        <source>Lesion recognition</source>
        <translation>皮损识别</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>Location recognition</source>
        <translation>部位识别</translation>
    </message>
    <message>
        <source>None named</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>Spatial</source>
        <translation>空间</translation>
    </message>
    <message>
        <source>Spatial relation</source>
        <translation>空间关系</translation>
    </message>
    <message>
        <source>Suggestion and treatment</source>
        <translation>建议与治疗</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>治疗</translation>
    </message>
    <message>
        <source>Until they are graded their cells have no mean: the bounds between which it must come to lie stand there, dotted in the plot.</source>
        <translation>评分之前，其单元格没有均值：所示为均值必然所在的上下界，图中以虚线表示。</translation>
    </message>
    <message numerus="yes">
        <source>Waiting for a grader: %Ln open answer(s).</source>
        <translation><numerusform>待评分：%Ln 份开放题答案。</numerusform></translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>尚无答案</translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation>共 {count}</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待评分</translation>
    </message>
    <message numerus="yes">
        <source>{answered}; %Ln not scored, for want of a reference answer</source>
        <translation><numerusform>{answered}；%Ln 个因没有参考答案而不评分</numerusform></translation>
    </message>
    <message>
        <source>{answers} of {trials} answered, {cannot} of them cannot judge</source>
        <translation>已答 {answers}/{trials}，其中 {cannot} 份无法判断</translation>
    </message>
    <message>
        <source>{answers} of {trials} answered, {cannot} of them cannot judge, {unseen} without a score: their image could not be shown</source>
        <translation>已答 {answers}/{trials}，其中 {cannot} 份无法判断，{unseen} 份无得分：图像无法显示</translation>
    </message>
    <message numerus="yes">
        <source>{mean} % of %Ln answer(s)</source>
        <translation><numerusform>%Ln 份答案的 {mean}%</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{score}; without a score, since an image could not be shown: %Ln</source>
        <translation><numerusform>{score}；因图像无法显示而无得分：%Ln</numerusform></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{span} %</source>
        <translation>{span}%</translation>
    </message>
    <message>
        <source>{waiting} of {count} answers wait for a grader; the mean lies in {span} %</source>
        <translation>{count} 份答案中 {waiting} 份待评分；均值介于 {span}%</translation>
    </message>
    <message>
        <source>{waiting} of {count} wait</source>
        <translation>{count} 中 {waiting} 待评</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>By ability</source>
        <translation>按能力</translation>
    </message>
    <message>
        <source>By reader</source>
        <translation>按阅片者</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export the baseline into a folder</source>
        <translation>将基线导出到文件夹</translation>
    </message>
    <message>
        <source>Filled markers are people, outlined ones models.</source>
        <translation>实心标记为人，空心标记为模型。</translation>
    </message>
    <message>
        <source>Mean score by ability, %</source>
        <translation>各能力平均得分，%</translation>
    </message>
    <message>
        <source>Mean score by ability, % (simulated answers)</source>
        <translation>各能力平均得分，%（模拟答案）</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Models alone, without a study: {set}</source>
        <translation>仅模型，无研究：{set}</translation>
    </message>
    <message>
        <source>Models of {set}</source>
        <translation>{set} 的模型</translation>
    </message>
    <message>
        <source>Open the studies</source>
        <translation>打开研究</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Results belong to a study, or to a set that models alone answered. Import a set of questions, then make a study, or take in here what models answered to the set.</source>
        <translation>结果属于一项研究，或属于仅由模型作答的题集。请先导入题集，再创建研究，或在此收入模型对该题集的作答。</translation>
    </message>
    <message>
        <source>Results of {study}</source>
        <translation>{study} 的结果</translation>
    </message>
    <message>
        <source>Results of {study} (simulated answers)</source>
        <translation>{study} 的结果（模拟答案）</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>Simulated readers gave these answers. No figure on this page was measured on people.</source>
        <translation>这些答案由模拟阅片者给出。本页数字均非真人测得。</translation>
    </message>
    <message>
        <source>Study or question set</source>
        <translation>研究或题集</translation>
    </message>
    <message>
        <source>The number beside a marker counts the answers that can be scored.</source>
        <translation>标记旁的数字是可评分的答案数。</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>{model} (model)</source>
        <translation>{model}（模型）</translation>
    </message>
    <message>
        <source>{model} (model; open answers graded by {judge})</source>
        <translation>{model}（模型；开放题由 {judge} 评分）</translation>
    </message>
</context>
<context>
    <name>ResultsPresenter</name>
    <message numerus="yes">
        <source>%Ln file(s) were written to {folder}: {files}.</source>
        <translation><numerusform>%Ln 个文件已写入{folder}：{files}。</numerusform></translation>
    </message>
</context>
<context>
    <name>ResumeCard</name>
    <message numerus="yes">
        <source>%Ln answer(s) saved.</source>
        <translation><numerusform>已保存 %Ln 份答案。</numerusform></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Reader {reader} stopped at item {number} of {total}, {moment}.</source>
        <translation>阅片者 {reader} 停在第 {number} 题（共 {total} 题），{moment}。</translation>
    </message>
    <message>
        <source>Resume at item {number}</source>
        <translation>从第 {number} 题继续</translation>
    </message>
    <message>
        <source>Session open</source>
        <translation>未结束的作答</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>模拟</translation>
    </message>
</context>
<context>
    <name>ReturnedPanel</name>
    <message>
        <source>A reviewer returned this case to you</source>
        <translation>一位复核者将此病例退回给您</translation>
    </message>
    <message>
        <source>Answer about {label}</source>
        <translation>就 {label} 回复</translation>
    </message>
    <message>
        <source>Answer the reviewer</source>
        <translation>回复复核者</translation>
    </message>
    <message>
        <source>Answer to the reviewer</source>
        <translation>给复核者的回复</translation>
    </message>
    <message>
        <source>Corrected by a reviewer:</source>
        <translation>经复核者更正：</translation>
    </message>
    <message>
        <source>From the review</source>
        <translation>来自复核</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message numerus="yes">
        <source>%Ln work(s)</source>
        <translation><numerusform>%Ln 份标注</numerusform></translation>
    </message>
    <message>
        <source>2 kept / (2 kept + 2 changed + deleted + added)</source>
        <translation>2 保留 /（2 保留 + 2 更改 + 删除 + 新增）</translation>
    </message>
    <message>
        <source>2 w kept / (2 w kept + 2 w changed + w deleted + w added)</source>
        <translation>2 w 保留 /（2 w 保留 + 2 w 更改 + w 删除 + w 补充）</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>已补充</translation>
    </message>
    <message>
        <source>Adjudicator</source>
        <translation>裁定者</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Agreed on: {count}</source>
        <translation>意见一致：{count}</translation>
    </message>
    <message>
        <source>All rare terms</source>
        <translation>全部罕见术语</translation>
    </message>
    <message>
        <source>All that is seen is annotated</source>
        <translation>所见均已标注</translation>
    </message>
    <message>
        <source>All works</source>
        <translation>全部标注</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>标注者</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>As the adjudicator says: {count}</source>
        <translation>按裁定者：{count}</translation>
    </message>
    <message>
        <source>As the other one says: {count}</source>
        <translation>按另一份：{count}</translation>
    </message>
    <message>
        <source>As this work says: {count}</source>
        <translation>按此份标注：{count}</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Both together: {count}</source>
        <translation>两者合并：{count}</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>By the order of ties: {count}</source>
        <translation>按并列规则：{count}</translation>
    </message>
    <message>
        <source>Can be used</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Cannot be told</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>留言</translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation>完整性</translation>
    </message>
    <message>
        <source>Coordinator</source>
        <translation>协调员</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>已更正</translation>
    </message>
    <message>
        <source>Corrected in review</source>
        <translation>复核时更正</translation>
    </message>
    <message>
        <source>Decision taken back</source>
        <translation>决定已撤回</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Done again</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Each annotator, with rare terms and without, has a part in the sample.</source>
        <translation>每名标注者的标注，无论有无罕见术语，在样本中都占一份。</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Every work has the same chance.</source>
        <translation>每份标注的机会相同。</translation>
    </message>
    <message>
        <source>Every work that names a rare term, and others by chance.</source>
        <translation>提及罕见术语的全部标注，其余随机抽取。</translation>
    </message>
    <message>
        <source>Every work that was handed in.</source>
        <translation>已提交的全部标注。</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>已标记</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Freehand line</source>
        <translation>手绘线</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>How</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>频率</translation>
    </message>
    <message>
        <source>Image quality</source>
        <translation>图像质量</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>文字说明</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Left out: {count}</source>
        <translation>舍弃：{count}</translation>
    </message>
    <message>
        <source>Lesion</source>
        <translation>皮损</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>折线</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Marks and ticks</source>
        <translation>标记与勾选</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>漏标</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>未注明理由</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>尚不可知</translation>
    </message>
    <message>
        <source>Not visible</source>
        <translation>看不到</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>Painted mask</source>
        <translation>涂画的掩膜</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Place of a lesion</source>
        <translation>皮损所在部位</translation>
    </message>
    <message>
        <source>Place of {lesion}</source>
        <translation>{lesion} 的位置</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>排位</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Returned to the annotator</source>
        <translation>已退回标注者</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>复核者</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Said twice</source>
        <translation>重复标注</translation>
    </message>
    <message>
        <source>Serves</source>
        <translation>针对</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>Settled to a consensus</source>
        <translation>已裁定为共识</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>标示</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>简单随机</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Stratified by rarity and annotator</source>
        <translation>按罕见程度和标注者分层</translation>
    </message>
    <message>
        <source>Taken away</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Taken to another lexicon</source>
        <translation>迁移到另一词库</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>Term with all below</source>
        <translation>术语及其全部下级</translation>
    </message>
    <message>
        <source>The whole work</source>
        <translation>整份标注</translation>
    </message>
    <message>
        <source>This work is with its annotator again; go on with the next one.</source>
        <translation>此份标注已回到标注者处；请继续下一份。</translation>
    </message>
    <message>
        <source>Too coarse</source>
        <translation>过粗</translation>
    </message>
    <message>
        <source>Too fine</source>
        <translation>过细</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Warnings let stand</source>
        <translation>保留的警告</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>What shows this label was erased, so nobody can judge it any more; go on with the next one.</source>
        <translation>显示此实体的图像已删除，已无人能够判断；请继续下一个。</translation>
    </message>
    <message>
        <source>Wilson with the effective size: design effect seen between cases, plus 5 / (5 + errors) of what it lacks of the assumed one; Student's t, n - 1</source>
        <translation>按有效样本量的 Wilson 区间：病例间所见设计效应，加上其与假定值差额的 5 /（5 + 错误数）；Student t，n - 1</translation>
    </message>
    <message>
        <source>Would change</source>
        <translation>建议更改</translation>
    </message>
    <message>
        <source>Wrong outline</source>
        <translation>轮廓有误</translation>
    </message>
    <message>
        <source>Wrong place</source>
        <translation>位置错误</translation>
    </message>
    <message>
        <source>Wrong role</source>
        <translation>角色错误</translation>
    </message>
    <message>
        <source>Wrong side</source>
        <translation>侧别错误</translation>
    </message>
    <message>
        <source>Wrong term</source>
        <translation>术语错误</translation>
    </message>
    <message>
        <source>Wrong value</source>
        <translation>取值错误</translation>
    </message>
    <message>
        <source>above {bound} at a confidence of {level}</source>
        <translation>置信水平 {level} 下高于 {bound}</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>推断</translation>
    </message>
    <message>
        <source>kept / (kept + changed + added)</source>
        <translation>保留 /（保留 + 更改 + 新增）</translation>
    </message>
    <message>
        <source>kept / (kept + changed + deleted)</source>
        <translation>保留 /（保留 + 更改 + 删除）</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>测得</translation>
    </message>
    <message>
        <source>taken away</source>
        <translation>已去除</translation>
    </message>
    <message>
        <source>w kept / (w kept + w changed + w added)</source>
        <translation>w 保留 /（w 保留 + w 更改 + w 补充）</translation>
    </message>
    <message>
        <source>w kept / (w kept + w changed + w deleted)</source>
        <translation>w 保留 /（w 保留 + w 更改 + w 删除）</translation>
    </message>
    <message>
        <source>without {label}</source>
        <translation>不含 {label}</translation>
    </message>
    <message>
        <source>{before} became {after}</source>
        <translation>{before} 改为 {after}</translation>
    </message>
    <message>
        <source>{kind}, was {before}</source>
        <translation>{kind}，原为 {before}</translation>
    </message>
    <message>
        <source>{label} was added</source>
        <translation>新增 {label}</translation>
    </message>
    <message>
        <source>{label} was taken away</source>
        <translation>移除 {label}</translation>
    </message>
    <message>
        <source>{label}, image {number}</source>
        <translation>{label}，图像 {number}</translation>
    </message>
    <message>
        <source>{measure} above {bound} cannot be shown by this sample any more.</source>
        <translation>本样本已无法证明{measure}高于 {bound}。</translation>
    </message>
    <message>
        <source>{measure} above {bound} is not shown yet; the whole sample decides.</source>
        <translation>尚未证明{measure}高于 {bound}；以整个样本为准。</translation>
    </message>
    <message>
        <source>{measure} above {bound} is not shown.</source>
        <translation>未能证明{measure}高于 {bound}。</translation>
    </message>
    <message>
        <source>{measure} above {bound} is shown.</source>
        <translation>已证明{measure}高于 {bound}。</translation>
    </message>
    <message>
        <source>{shape} at {x}, {y}</source>
        <translation>{shape}，位于 {x}, {y}</translation>
    </message>
    <message>
        <source>{shape}, {width} × {height} at {x}, {y}</source>
        <translation>{shape}，{width} × {height}，位于 {x}, {y}</translation>
    </message>
    <message>
        <source>{share} seen twice</source>
        <translation>{share} 双人复核</translation>
    </message>
    <message>
        <source>{who}, {when}</source>
        <translation>{who}，{when}</translation>
    </message>
</context>
<context>
    <name>ReviewDesk</name>
    <message>
        <source>Add a missed label</source>
        <translation>添加漏标的实体</translation>
    </message>
    <message>
        <source>All decided</source>
        <translation>全部已决定</translation>
    </message>
    <message>
        <source>Correcting: {label}</source>
        <translation>更正：{label}</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Leave the correction?</source>
        <translation>离开更正？</translation>
    </message>
    <message>
        <source>What you changed here is not kept yet and would be lost.</source>
        <translation>此处的改动尚未保留，将会丢失。</translation>
    </message>
    <message>
        <source>Write to the annotator what is to be looked at again; Enter returns it.</source>
        <translation>写给标注者需要再看的内容；按 Enter 退回。</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>The round {round} of {project} has begun.</source>
        <translation>{project} 的轮次 {round} 已开始。</translation>
    </message>
</context>
<context>
    <name>ReviewPlan</name>
    <message>
        <source>A code is named twice; name each person once.</source>
        <translation>有代码出现两次；每人只写一次。</translation>
    </message>
    <message>
        <source>A seed is a whole number; type one or draw one.</source>
        <translation>种子为整数；请输入或生成一个。</translation>
    </message>
    <message>
        <source>Give the round a name.</source>
        <translation>请为本轮命名。</translation>
    </message>
    <message>
        <source>Name at least one reviewer.</source>
        <translation>请至少指定一名复核者。</translation>
    </message>
    <message>
        <source>The project has a round of this name; choose another name.</source>
        <translation>项目中已有同名轮次；请换一个名称。</translation>
    </message>
    <message>
        <source>Type a number from 0 to 1, such as 0.2.</source>
        <translation>请输入 0 至 1 的数，如 0.2。</translation>
    </message>
    <message>
        <source>Type a share above 0 and below 100 %, such as 95.</source>
        <translation>请输入大于 0 且小于 100% 的比例，例如 95。</translation>
    </message>
    <message>
        <source>Type a share above 0 and up to 100 %, such as 98.</source>
        <translation>请输入大于 0 且不超过 100% 的比例，例如 98。</translation>
    </message>
    <message>
        <source>Type a share from 0 to 100 %, such as 10.</source>
        <translation>请输入 0 至 100% 的比例，例如 10。</translation>
    </message>
    <message>
        <source>Type a whole number, such as 5.</source>
        <translation>请输入整数，例如 5。</translation>
    </message>
    <message>
        <source>Type how many works are drawn, or nothing for as many as it takes.</source>
        <translation>请输入要抽取的标注数；留空则按结论所需抽取。</translation>
    </message>
    <message>
        <source>Works that are seen twice need two reviewers; name one more.</source>
        <translation>双人复核的标注需要两名复核者；请再指定一名。</translation>
    </message>
    <message>
        <source>{code} looks like a name; take codes such as rev-01.</source>
        <translation>“{code}”像是姓名；请用代码，如 rev-01。</translation>
    </message>
</context>
<context>
    <name>ReviewPresenter</name>
    <message>
        <source>Nothing was changed yet; change it, or leave by Esc.</source>
        <translation>尚未改动；请作改动，或按 Esc 离开。</translation>
    </message>
    <message>
        <source>There is no decision to take back in this work.</source>
        <translation>此份标注中没有可撤回的决定。</translation>
    </message>
    <message>
        <source>You see this work second, so you judge it and correct nothing; accept, reject, say that you would change it, skip or flag.</source>
        <translation>您是第二位复核者，只作判断而不更正；可接受、拒绝、建议更改、跳过或标记存疑。</translation>
    </message>
</context>
<context>
    <name>ReviewedCard</name>
    <message numerus="yes">
        <source>%Ln work(s) seen by two ({share})</source>
        <translation><numerusform>%Ln 份标注经两人查看（{share}）</numerusform></translation>
    </message>
    <message>
        <source>No work is seen by two reviewers yet.</source>
        <translation>尚无标注经两名复核者查看。</translation>
    </message>
    <message>
        <source>Works reviewed</source>
        <translation>已复核的标注</translation>
    </message>
    <message>
        <source>they agree on {share}</source>
        <translation>两人一致率 {share}</translation>
    </message>
    <message>
        <source>{code} {done} of {total}</source>
        <translation>{code} {done}/{total}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done}/{total}</translation>
    </message>
</context>
<context>
    <name>RoleRow</name>
    <message numerus="yes">
        <source>%Ln field(s)</source>
        <translation><numerusform>%Ln 个字段</numerusform></translation>
    </message>
    <message>
        <source>Row {row}: {reason}</source>
        <translation>第 {row} 行：{reason}</translation>
    </message>
    <message>
        <source>What {word} means</source>
        <translation>{word} 的含义</translation>
    </message>
    <message>
        <source>{role}: how it is written</source>
        <translation>{role}：书写形式</translation>
    </message>
</context>
<context>
    <name>RoundsView</name>
    <message>
        <source>Annotators are named</source>
        <translation>显示标注者</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>盲法</translation>
    </message>
    <message>
        <source>Go to Annotate</source>
        <translation>前往标注</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>New round</source>
        <translation>新建轮次</translation>
    </message>
    <message>
        <source>New round of review of {project}</source>
        <translation>为 {project} 新建复核轮次</translation>
    </message>
    <message>
        <source>No round of review here is yours.</source>
        <translation>这里没有分配给您的复核轮次。</translation>
    </message>
    <message>
        <source>Nothing is handed in yet. A round is drawn from the works that annotators have handed in.</source>
        <translation>尚无已提交的标注。轮次从标注者已提交的标注中抽取。</translation>
    </message>
    <message>
        <source>Questions and keys</source>
        <translation>题目与答案</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Report of {project}/{round}</source>
        <translation>{project}/{round} 的报告</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Review {project}/{round} as {code}</source>
        <translation>以 {code} 的身份复核 {project}/{round}</translation>
    </message>
    <message>
        <source>Settle two readings</source>
        <translation>裁定两份判读</translation>
    </message>
    <message>
        <source>Settle two readings of {project}</source>
        <translation>裁定 {project} 的两份判读</translation>
    </message>
    <message>
        <source>There is no annotation project yet. Labels can be reviewed once annotators have handed work in.</source>
        <translation>还没有标注项目。标注者提交后即可复核标注。</translation>
    </message>
    <message>
        <source>There is no round of review yet. A round draws works and gives them out.</source>
        <translation>还没有复核轮次。一轮复核会抽取标注并分配给复核者。</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %Ln work(s) handed in</source>
        <translation><numerusform>%Ln 份标注中已提交 {done} 份</numerusform></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done}/{total}</translation>
    </message>
</context>
<context>
    <name>RuleTable</name>
    <message numerus="yes">
        <source>%Ln unit(s) differ</source>
        <translation><numerusform>%Ln 个单元不同</numerusform></translation>
    </message>
    <message>
        <source>Exactly {count} per question</source>
        <translation>每题恰好 {count} 份</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>No question twice for a reader</source>
        <translation>阅片者不重复答题</translation>
    </message>
    <message>
        <source>Order drawn again is equal</source>
        <translation>重新生成的顺序一致</translation>
    </message>
    <message>
        <source>Questions per reader even</source>
        <translation>每人题目数均衡</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Time per reader at {seconds} s each</source>
        <translation>每人用时（每题 {seconds} 秒）</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>不成立</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>成立</translation>
    </message>
    <message>
        <source>{count} for all {units}</source>
        <translation>全部 {units} 均为 {count}</translation>
    </message>
    <message>
        <source>{group}: {rule}</source>
        <translation>{group}：{rule}</translation>
    </message>
</context>
<context>
    <name>SchemaFields</name>
    <message numerus="yes">
        <source>Any level, %Ln term(s)</source>
        <translation><numerusform>任意级别，%Ln 个术语</numerusform></translation>
    </message>
    <message>
        <source>Closed world</source>
        <translation>封闭世界</translation>
    </message>
    <message>
        <source>Diagnoses and advice are of</source>
        <translation>诊断和建议针对</translation>
    </message>
    <message>
        <source>Diagnosis, advice of</source>
        <translation>诊断、建议针对</translation>
    </message>
    <message>
        <source>Each image</source>
        <translation>每幅图像</translation>
    </message>
    <message>
        <source>Each lesion needs</source>
        <translation>每处皮损须有</translation>
    </message>
    <message>
        <source>Everything visible is annotated</source>
        <translation>可见内容均已标注</translation>
    </message>
    <message numerus="yes">
        <source>Level {level} only, %Ln term(s)</source>
        <translation><numerusform>仅级别 {level}，%Ln 个术语</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Levels {level} to {most}, %Ln term(s)</source>
        <translation><numerusform>级别 {level} 至 {most}，%Ln 个术语</numerusform></translation>
    </message>
    <message>
        <source>Lexicon</source>
        <translation>词典</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>The case</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>所要求的内容</translation>
    </message>
    <message>
        <source>What is not marked is not there; each case ends with a tick that says so.</source>
        <translation>未标记即不存在；每例以勾选确认结束。</translation>
    </message>
    <message>
        <source>What is not ticked may be left open.</source>
        <translation>未勾选的可以留空。</translation>
    </message>
    <message>
        <source>{step}, always</source>
        <translation>{step}，始终要求</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>SentenceBar</name>
    <message>
        <source>Language of the sentence</source>
        <translation>描述语言</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>下一例</translation>
    </message>
    <message>
        <source>Nothing is said of this case yet.</source>
        <translation>本病例尚无描述。</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一例</translation>
    </message>
    <message>
        <source>Show the whole sentence (Ctrl+Shift+S)</source>
        <translation>显示整句（Ctrl+Shift+S）</translation>
    </message>
</context>
<context>
    <name>SeriesList</name>
    <message>
        <source>Studies and series</source>
        <translation>检查与序列</translation>
    </message>
</context>
<context>
    <name>SetExport</name>
    <message numerus="yes">
        <source>%Ln left out, since an image is missing.</source>
        <translation><numerusform>%Ln 题因缺少图像而未写入。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out, since an image was erased.</source>
        <translation><numerusform>%Ln 题因图像已被删除而未写入。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them without an image, which README.md explains.</source>
        <translation><numerusform>其中 %Ln 题缺少图像，README.md 中有说明。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) were written to {folder}.</source>
        <translation><numerusform>已将 %Ln 道题写入 {folder}。</numerusform></translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export the set into a folder</source>
        <translation>将题集导出到文件夹</translation>
    </message>
    <message>
        <source>Writing {set} for models</source>
        <translation>正在为模型写出 {set}</translation>
    </message>
</context>
<context>
    <name>SetExportDialog</name>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Export a set for models</source>
        <translation>导出题集供模型使用</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>JSON Lines, images beside it</source>
        <translation>JSON Lines，图像另附</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>题集</translation>
    </message>
    <message>
        <source>With the reference answers</source>
        <translation>含参考答案</translation>
    </message>
    <message>
        <source>one TSV file for VLMEvalKit, images inside</source>
        <translation>供 VLMEvalKit 使用的单个 TSV 文件，内含图像</translation>
    </message>
</context>
<context>
    <name>SetNames</name>
    <message numerus="yes">
        <source>{name} (frozen {day}: {set}, version {number}, %Ln question(s))</source>
        <translation><numerusform>{name}（{day} 冻结：{set}，第 {number} 版，%Ln 道题）</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{name} (set, %Ln question(s))</source>
        <translation><numerusform>{name}（题集，%Ln 道题）</numerusform></translation>
    </message>
</context>
<context>
    <name>SetsPresenter</name>
    <message>
        <source>The report of {set} is in {folder}.</source>
        <translation>{set} 的报告位于 {folder}。</translation>
    </message>
</context>
<context>
    <name>SetsView</name>
    <message>
        <source>Add a reviewer of {set}</source>
        <translation>为 {set} 添加复核者</translation>
    </message>
    <message>
        <source>Add reviewer</source>
        <translation>添加复核者</translation>
    </message>
    <message>
        <source>All sets</source>
        <translation>全部题集</translation>
    </message>
    <message>
        <source>Back to the rounds (Esc)</source>
        <translation>返回复核轮次（Esc）</translation>
    </message>
    <message>
        <source>Code of a reviewer of {set}</source>
        <translation>{set} 的复核者代码</translation>
    </message>
    <message>
        <source>Code, such as rev-01</source>
        <translation>代码，如 rev-01</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>Export the report into a folder</source>
        <translation>将报告导出到文件夹</translation>
    </message>
    <message>
        <source>Export the report of {set}</source>
        <translation>导出 {set} 的报告</translation>
    </message>
    <message>
        <source>Nobody reviews its questions yet.</source>
        <translation>还没有人复核其题目。</translation>
    </message>
    <message>
        <source>Questions and keys</source>
        <translation>题目与答案</translation>
    </message>
    <message>
        <source>Review the questions of {set} as {code}</source>
        <translation>以 {code} 的身份复核 {set} 的题目</translation>
    </message>
    <message>
        <source>There is no question set yet; import one in the question library.</source>
        <translation>还没有题集；请在题库中导入。</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %Ln question(s) reviewed</source>
        <translation><numerusform>%Ln 题中已复核 {done} 题</numerusform></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message numerus="yes">
        <source>%Ln MB</source>
        <translation><numerusform>%Ln MB</numerusform></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Dragging the window down</source>
        <translation>向下拖动窗</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>窗口语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Memory for images</source>
        <translation>图像内存</translation>
    </message>
    <message>
        <source>Memory to decode a file</source>
        <translation>解码单个文件的内存</translation>
    </message>
    <message>
        <source>Mouse over images</source>
        <translation>图像上的鼠标</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>The language counts from the next start; mouse and memory from the next page with images that is opened.</source>
        <translation>语言从下次启动起生效；鼠标和内存从下次打开图像页面起生效。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>makes brighter</source>
        <translation>变亮</translation>
    </message>
    <message>
        <source>makes darker</source>
        <translation>变暗</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Drawing; of very many questions this takes some seconds.</source>
        <translation>正在抽取；题目很多时需要几秒。</translation>
    </message>
    <message>
        <source>Drew {drawn} of the {wanted} questions wanted, from {population}, as {name} by seed {seed}: what belongs together stays together.</source>
        <translation>以种子 {seed} 从 {population} 题中抽出所需 {wanted} 题中的 {drawn} 题，存为 {name}：同组题目保持在一起。</translation>
    </message>
    <message>
        <source>Drew {drawn} of {population} questions as {name} by seed {seed}.</source>
        <translation>以种子 {seed} 从 {population} 题中抽出 {drawn} 题，存为 {name}。</translation>
    </message>
    <message>
        <source>Froze {set}, version {number}, as {name}. Manifest {hash}</source>
        <translation>已将 {set} 第 {number} 版冻结为 {name}。清单 {hash}</translation>
    </message>
    <message>
        <source>Leave the form?</source>
        <translation>离开表单？</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>不保存并离开</translation>
    </message>
    <message>
        <source>Nothing was written</source>
        <translation>未写入任何内容</translation>
    </message>
    <message>
        <source>Question {number} has a new version.</source>
        <translation>第 {number} 题有了新版本。</translation>
    </message>
    <message>
        <source>The two are one question in two languages.</source>
        <translation>两题是同一题的两种语言版本。</translation>
    </message>
    <message>
        <source>The two questions stand by themselves again.</source>
        <translation>两题重新各自独立。</translation>
    </message>
    <message>
        <source>What was changed is not saved; it is lost when the form is left.</source>
        <translation>改动尚未保存，离开表单即丢失。</translation>
    </message>
</context>
<context>
    <name>SideForm</name>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
</context>
<context>
    <name>SideList</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>A reading was changed after this consensus; settle the case again.</source>
        <translation>共识之后有一份判读被修改；请重新裁定此病例。</translation>
    </message>
    <message>
        <source>Add a missed label</source>
        <translation>添加漏标的实体</translation>
    </message>
    <message>
        <source>Agreed: {count}</source>
        <translation>一致：{count}</translation>
    </message>
    <message>
        <source>All conflicts are settled</source>
        <translation>所有分歧均已裁定</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>评论</translation>
    </message>
    <message>
        <source>Comment for the annotator</source>
        <translation>给标注者的评论</translation>
    </message>
    <message>
        <source>Consensus {number} of this case stands; another one supersedes it.</source>
        <translation>此病例已有第 {number} 份共识；再保存一份将取代它。</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Lesions: {pairs} seen by both of {all}</source>
        <translation>皮损：{all} 处中 {pairs} 处两人均见到</translation>
    </message>
    <message>
        <source>No conflicts</source>
        <translation>没有分歧</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Why it would be wrong</source>
        <translation>若有误，原因是</translation>
    </message>
    <message>
        <source>{count} readings were handed in; two of them were drawn.</source>
        <translation>共提交 {count} 份判读；从中抽取了两份。</translation>
    </message>
    <message>
        <source>{open} of {all} conflicts open</source>
        <translation>{all} 处分歧中 {open} 处未裁定</translation>
    </message>
</context>
<context>
    <name>SitDown</name>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Code of the adjudicator</source>
        <translation>裁定者代码</translation>
    </message>
    <message>
        <source>Code, such as adj-01</source>
        <translation>代码，例如 adj-01</translation>
    </message>
    <message>
        <source>Who settles these readings? Whoever annotated a case cannot.</source>
        <translation>由谁裁定这些判读？标注过某病例的人不能裁定该病例。</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message numerus="yes">
        <source>%Ln set(s) waiting</source>
        <translation><numerusform>%Ln 个题集待作答</numerusform></translation>
    </message>
    <message>
        <source>Accept, correct or reject one label at a time.</source>
        <translation>逐条接受、更正或拒绝标注。</translation>
    </message>
    <message>
        <source>Choose what to do.</source>
        <translation>请选择要做的事。</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Mark regions and lesions, then describe them in the lexicon.</source>
        <translation>标出部位和皮损，再用词典描述。</translation>
    </message>
    <message>
        <source>No set waits</source>
        <translation>没有待作答的题集</translation>
    </message>
    <message>
        <source>Opens the last workspace</source>
        <translation>打开上次的工作区</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>最近的工作区</translation>
    </message>
    <message>
        <source>Resume your session, or choose what to do.</source>
        <translation>继续上次的作答，或选择要做的事。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Timed questions over images, by keyboard or mouse.</source>
        <translation>看图限时答题，用键盘或鼠标。</translation>
    </message>
    <message>
        <source>Today, {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>版本 {number}</translation>
    </message>
    <message>
        <source>Works without a network and opens no connection.</source>
        <translation>无需网络，不建立任何连接。</translation>
    </message>
    <message>
        <source>Yesterday, {time}</source>
        <translation>昨天 {time}</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Offline by design</source>
        <translation>始终离线</translation>
    </message>
</context>
<context>
    <name>StepRow</name>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>StepsLine</name>
    <message>
        <source>Step {now} of {all}: {name}</source>
        <translation>第 {now}/{all} 步：{name}</translation>
    </message>
</context>
<context>
    <name>StepsPanel</name>
    <message>
        <source>Ctrl Enter</source>
        <translation>Ctrl Enter</translation>
    </message>
    <message>
        <source>Everything visible is annotated</source>
        <translation>可见内容均已标注</translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Hand in all the same</source>
        <translation>仍然提交</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Still open; it can be handed in all the same</source>
        <translation>尚有未填；仍可提交</translation>
    </message>
    <message>
        <source>The case is not complete yet</source>
        <translation>病例尚不完整</translation>
    </message>
</context>
<context>
    <name>Studies</name>
    <message numerus="yes">
        <source>%Ln reader(s)</source>
        <translation><numerusform>%Ln 名阅片者</numerusform></translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>全部语言</translation>
    </message>
    <message>
        <source>All questions</source>
        <translation>全部题目</translation>
    </message>
    <message>
        <source>Change the window or the brightness</source>
        <translation>改变窗或亮度</translation>
    </message>
    <message>
        <source>Choose one language, or give each reader one version only.</source>
        <translation>请选择一种语言，或让每名阅片者只看一个版本。</translation>
    </message>
    <message numerus="yes">
        <source>In several languages: %Ln question(s).</source>
        <translation><numerusform>有多个语言版本的题目：%Ln 个。</numerusform></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Mirror the image</source>
        <translation>翻转图像</translation>
    </message>
    <message>
        <source>No reader gets one in more than one version.</source>
        <translation>没有阅片者会看到同一题目的多个版本。</translation>
    </message>
    <message>
        <source>Of these, in more than one version before the same reader: {count} ({readers}), who may remember the first.</source>
        <translation>其中以多个版本出现在同一阅片者面前的：{count} 个（{readers}），该阅片者可能记住第一次的回答。</translation>
    </message>
    <message>
        <source>Those that ask for knowledge too</source>
        <translation>还需知识的题目</translation>
    </message>
    <message>
        <source>Those that ask for the image alone</source>
        <translation>仅凭图像的题目</translation>
    </message>
    <message>
        <source>Turn dark and bright round</source>
        <translation>明暗反转</translation>
    </message>
    <message>
        <source>Turn the image</source>
        <translation>旋转图像</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done}/{total}</translation>
    </message>
    <message>
        <source>{fewest} or {most}</source>
        <translation>{fewest} 或 {most}</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
</context>
<context>
    <name>StudiesPage</name>
    <message>
        <source>A study needs a question set; import questions first.</source>
        <translation>创建研究需要题集；请先导入题目。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export the baseline into a folder</source>
        <translation>将基线导出到文件夹</translation>
    </message>
    <message>
        <source>Leave the form?</source>
        <translation>离开此表单？</translation>
    </message>
    <message>
        <source>Leave without creating it</source>
        <translation>不创建并离开</translation>
    </message>
    <message>
        <source>New study</source>
        <translation>新建研究</translation>
    </message>
    <message>
        <source>Open the question library</source>
        <translation>打开题库</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>There is no study yet: choose a question set and groups of readers.</source>
        <translation>尚无研究：请选择题集和阅片者各组。</translation>
    </message>
    <message>
        <source>What was written for the new study is lost when the form is left.</source>
        <translation>离开此表单后，为新研究填写的内容将丢失。</translation>
    </message>
    <message>
        <source>{study} (simulated)</source>
        <translation>{study}（模拟）</translation>
    </message>
</context>
<context>
    <name>StudyForm</name>
    <message numerus="yes">
        <source>%Ln answer(s) in all</source>
        <translation><numerusform>共 %Ln 份答案</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are not in the chosen language at all.</source>
        <translation><numerusform>其中 %Ln 题完全没有所选语言的版本。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are read in the chosen language instead.</source>
        <translation><numerusform>其中 %Ln 题改用所选语言的版本。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s)</source>
        <translation><numerusform>%Ln 道题目</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) of the set are left out.</source>
        <translation><numerusform>题集中有 %Ln 题被略去。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln reader(s)</source>
        <translation><numerusform>%Ln 名阅片者</numerusform></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Give the study a name first.</source>
        <translation>请先为研究命名。</translation>
    </message>
    <message>
        <source>Groups and readers</source>
        <translation>组与阅片者</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New study</source>
        <translation>新建研究</translation>
    </message>
    <message numerus="yes">
        <source>Not scored, for want of a reference answer: %Ln question(s).</source>
        <translation><numerusform>因没有参考答案而不评分：%Ln 道题目。</numerusform></translation>
    </message>
    <message>
        <source>Question set</source>
        <translation>题集</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Shown as soon as the form is complete.</source>
        <translation>表单填写完整后即显示。</translation>
    </message>
    <message>
        <source>Such as Skin baseline 2026</source>
        <translation>如皮肤病基线 2026</translation>
    </message>
    <message>
        <source>Up to {count} for a reader: about {time} at {seconds} s each.</source>
        <translation>每人至多 {count} 题：按每题 {seconds} 秒计，约 {time}。</translation>
    </message>
    <message>
        <source>What each reader gets</source>
        <translation>每名阅片者的内容</translation>
    </message>
    <message>
        <source>What readers may not do in the viewer</source>
        <translation>阅片者在查看器中不得进行的操作</translation>
    </message>
    <message>
        <source>{name} ({count})</source>
        <translation>{name}（{count}）</translation>
    </message>
    <message>
        <source>{questions}, {readers}, {answers}.</source>
        <translation>{questions}，{readers}，{answers}。</translation>
    </message>
</context>
<context>
    <name>StudyList</name>
    <message numerus="yes">
        <source>%Ln in all</source>
        <translation><numerusform>共 %Ln 个</numerusform></translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已答</translation>
    </message>
    <message>
        <source>Answers by</source>
        <translation>作答者</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>组</translation>
    </message>
    <message>
        <source>People</source>
        <translation>真人</translation>
    </message>
    <message>
        <source>Question set</source>
        <translation>题集</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>阅片者</translation>
    </message>
    <message>
        <source>Simulated readers</source>
        <translation>模拟阅片者</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>研究</translation>
    </message>
</context>
<context>
    <name>StudyPresenter</name>
    <message numerus="yes">
        <source>%Ln file(s) were written to {folder}.</source>
        <translation><numerusform>%Ln 个文件已写入{folder}。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Simulated readers gave %Ln answer(s)</source>
        <translation><numerusform>模拟阅片者给出 %Ln 份答案</numerusform></translation>
    </message>
    <message>
        <source>{answers}; they lie in the copy {study}.</source>
        <translation>{answers}；位于副本 {study} 中。</translation>
    </message>
</context>
<context>
    <name>StudyWidget</name>
    <message>
        <source>Answers</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Drawing the order again</source>
        <translation>正在重新生成顺序</translation>
    </message>
    <message>
        <source>Questions per reader</source>
        <translation>每人题目数</translation>
    </message>
    <message>
        <source>Readers finished</source>
        <translation>已完成的阅片者</translation>
    </message>
    <message>
        <source>Readers may not, in the viewer: {acts}</source>
        <translation>阅片者在查看器中不得：{acts}</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Show the copy</source>
        <translation>显示副本</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>Simulated readers answer</source>
        <translation>模拟阅片者正在作答</translation>
    </message>
    <message>
        <source>Simulated readers answer this copy. No figure that comes of it was measured on people.</source>
        <translation>此副本由模拟阅片者作答。由此得出的数字均非真人测得。</translation>
    </message>
    <message>
        <source>Start reading as {reader}</source>
        <translation>以 {reader} 开始阅片</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Writing the baseline</source>
        <translation>正在写出基线</translation>
    </message>
    <message>
        <source>answers each: {counts}</source>
        <translation>每题答案数：{counts}</translation>
    </message>
    <message numerus="yes">
        <source>of %Ln</source>
        <translation><numerusform>共 %Ln</numerusform></translation>
    </message>
    <message>
        <source>of {total}, {share} %</source>
        <translation>共 {total}，{share}%</translation>
    </message>
    <message>
        <source>set {name}</source>
        <translation>题集 {name}</translation>
    </message>
</context>
<context>
    <name>SubView</name>
    <message>
        <source>Back to the tree</source>
        <translation>返回术语树</translation>
    </message>
</context>
<context>
    <name>TablePage</name>
    <message>
        <source>Export as CSV</source>
        <translation>导出为 CSV</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Whose annotations count</source>
        <translation>计入谁的标注</translation>
    </message>
    <message>
        <source>Written to {name}.</source>
        <translation>已写入 {name}。</translation>
    </message>
</context>
<context>
    <name>TakePage</name>
    <message>
        <source>Choose your code. You go on where you stopped; every answer is saved.</source>
        <translation>请选择您的代码。从上次停下处继续；每份答案均已保存。</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Go to the studies</source>
        <translation>前往研究</translation>
    </message>
    <message>
        <source>No set waits here yet. Import questions and create a study first.</source>
        <translation>此处尚无待作答的题集。请先导入题目并创建研究。</translation>
    </message>
    <message>
        <source>Sets of the readers</source>
        <translation>各阅片者的题集</translation>
    </message>
    <message>
        <source>Take a set</source>
        <translation>作答题集</translation>
    </message>
    <message>
        <source>{reader} has answered the whole set of {study}.</source>
        <translation>{reader} 已答完 {study} 的整个题集。</translation>
    </message>
</context>
<context>
    <name>TakingDialog</name>
    <message>
        <source>A VLMEvalKit workbook, MedEvalKit results.json, or JSON, JSONL, CSV or TSV with an id and a prediction. Its row stands beside the groups of people.</source>
        <translation>VLMEvalKit 工作簿、MedEvalKit 的 results.json，或含 id 与预测的 JSON、JSONL、CSV、TSV。其行列在各组人员旁边。</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Choose the file.</source>
        <translation>请选择文件。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Give a name of up to {limit} signs in one line.</source>
        <translation>请填写名称，单行，最多 {limit} 个字符。</translation>
    </message>
    <message>
        <source>Its numbers are those of the set's own export</source>
        <translation>其编号为该题集自身导出文件中的编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Rows whose letters are blank go on waiting; the same file again changes nothing.</source>
        <translation>字母为空的行继续等待；再次收入同一文件不作任何更改。</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Tables, JSON</source>
        <translation>表格、JSON</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Take in a file</source>
        <translation>收入文件</translation>
    </message>
    <message>
        <source>The file holds</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>The replies to the prompts of extracting.jsonl, each with its id. What a person has read stays.</source>
        <translation>对 extracting.jsonl 提示词的回复，各带其 id。人工已读的保持不变。</translation>
    </message>
    <message>
        <source>The replies to the prompts of judging.jsonl, each with its id. They make a line of their own beside people's grades.</source>
        <translation>对 judging.jsonl 提示词的回复，各带其 id。它们在人员评分旁自成一行。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>Type or paste a path</source>
        <translation>输入或粘贴路径</translation>
    </message>
    <message>
        <source>a worksheet that a person filled in</source>
        <translation>由人填好的工作表</translation>
    </message>
    <message>
        <source>an outside judge's grades of open answers</source>
        <translation>外部评审对开放题的评分</translation>
    </message>
    <message>
        <source>in free words</source>
        <translation>自由填写</translation>
    </message>
    <message>
        <source>what a model answered</source>
        <translation>模型的回答</translation>
    </message>
    <message>
        <source>what an outside model read in unread answers</source>
        <translation>外部模型对未读回答的判读</translation>
    </message>
</context>
<context>
    <name>TermActs</name>
    <message numerus="yes">
        <source>%Ln relation(s) go on naming it; look whether they are true of the new term.</source>
        <translation><numerusform>%Ln 处关系仍指向它；请查看是否适用于新术语。</numerusform></translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add below {term}</source>
        <translation>在 {term} 下方添加</translation>
    </message>
    <message>
        <source>Add beside {term}</source>
        <translation>与 {term} 同级添加</translation>
    </message>
    <message>
        <source>Easily confused with {term}</source>
        <translation>与 {term} 易混淆</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Give up {term}</source>
        <translation>停用 {term}</translation>
    </message>
    <message>
        <source>It cannot be chosen any more, and stays so that what was labelled with it can be read. Choose what comes in its place, or nothing.</source>
        <translation>此后不可选用，但仍保留，以便阅读用它作的标注。请选择取代它的术语，或不选。</translation>
    </message>
    <message>
        <source>May be true beside {term}</source>
        <translation>可与 {term} 同时成立</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Move {term}</source>
        <translation>移动 {term}</translation>
    </message>
    <message>
        <source>Nothing was changed since {pin} was kept.</source>
        <translation>自保存 {pin} 以来无变更。</translation>
    </message>
    <message>
        <source>What lies below it moves with it. It comes last below the term you choose.</source>
        <translation>其下内容随之移动。它将位于所选术语之下的末位。</translation>
    </message>
</context>
<context>
    <name>TermCard</name>
    <message>
        <source>Easily confused with {terms}</source>
        <translation>易与 {terms} 混淆</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
</context>
<context>
    <name>TermColumn</name>
    <message>
        <source>Enter shows the images of the term.</source>
        <translation>按 Enter 显示该术语的图像。</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Show its images</source>
        <translation>显示其图像</translation>
    </message>
    <message>
        <source>Terms below the chosen one are found as well.</source>
        <translation>所选术语之下的术语也一并查找。</translation>
    </message>
</context>
<context>
    <name>TermForm</name>
    <message>
        <source>is asked for at each use</source>
        <translation>每次使用时询问</translation>
    </message>
</context>
<context>
    <name>TermFront</name>
    <message>
        <source>Enter goes to the term in the tree.</source>
        <translation>按 Enter 到树中的该术语。</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>No favourites yet; Ctrl+D marks the term on which the keys stand.</source>
        <translation>尚无收藏；按 Ctrl+D 收藏当前术语。</translation>
    </message>
    <message numerus="yes">
        <source>Nothing is found here, but %Ln term(s) elsewhere.</source>
        <translation><numerusform>此处未找到，别处有 %Ln 条。</numerusform></translation>
    </message>
    <message>
        <source>Nothing is found.</source>
        <translation>未找到。</translation>
    </message>
    <message>
        <source>The first {most} are listed; type more, or narrow the search.</source>
        <translation>列出前 {most} 条；请多输入几个字，或缩小检索范围。</translation>
    </message>
    <message>
        <source>There is no such term.</source>
        <translation>没有此术语。</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>检索结果</translation>
    </message>
    <message>
        <source>{pin}: {nodes} terms, {selectable} can be chosen.</source>
        <translation>{pin}：{nodes} 个术语，{selectable} 个可选用。</translation>
    </message>
    <message>
        <source>{shown} of {nodes} terms are shown.</source>
        <translation>显示 {nodes} 个术语中的 {shown} 个。</translation>
    </message>
</context>
<context>
    <name>TermList</name>
    <message>
        <source>favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>未勾选</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>已勾选</translation>
    </message>
</context>
<context>
    <name>TermPair</name>
    <message>
        <source>After: {version}</source>
        <translation>之后：{version}</translation>
    </message>
    <message>
        <source>Before: {version}</source>
        <translation>之前：{version}</translation>
    </message>
    <message>
        <source>The term before and after</source>
        <translation>变更前后的术语</translation>
    </message>
</context>
<context>
    <name>TermPanel</name>
    <message>
        <source>Also</source>
        <translation>又名</translation>
    </message>
    <message>
        <source>Can be chosen</source>
        <translation>可否选用</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Draft: no clinician has verified it</source>
        <translation>草稿：尚无临床医师核实</translation>
    </message>
    <message>
        <source>Given up in {version}</source>
        <translation>{version} 版起停用</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>侧别</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>表面</translation>
    </message>
    <message>
        <source>The chosen term</source>
        <translation>所选术语</translation>
    </message>
    <message>
        <source>is asked for at each use</source>
        <translation>每次使用时询问</translation>
    </message>
</context>
<context>
    <name>TermPicker</name>
    <message>
        <source>Enter or a click takes a term that was found; several may be taken.</source>
        <translation>按 Enter 或点击即选用找到的术语；可选多个。</translation>
    </message>
    <message>
        <source>Names, codes, pinyin or its initials</source>
        <translation>名称、编码、拼音或首字母</translation>
    </message>
    <message>
        <source>Remove {term}</source>
        <translation>移除 {term}</translation>
    </message>
    <message>
        <source>Search for a term</source>
        <translation>检索术语</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>检索结果</translation>
    </message>
</context>
<context>
    <name>TermsSide</name>
    <message>
        <source>Body map</source>
        <translation>体表图</translation>
    </message>
    <message>
        <source>Ctrl J</source>
        <translation>Ctrl J</translation>
    </message>
    <message>
        <source>Ctrl M</source>
        <translation>Ctrl M</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Shift Enter</source>
        <translation>Shift Enter</translation>
    </message>
    <message>
        <source>Show or hide the body map (Ctrl+M)</source>
        <translation>显示或隐藏体表图（Ctrl+M）</translation>
    </message>
    <message>
        <source>another</source>
        <translation>再加一处</translation>
    </message>
    <message>
        <source>chooses</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一项</translation>
    </message>
</context>
<context>
    <name>TextAnswer</name>
    <message>
        <source>Type your answer</source>
        <translation>请输入答案</translation>
    </message>
    <message>
        <source>Type your answer; Shift+Enter begins a new line</source>
        <translation>请输入答案；Shift+Enter 换行</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>您的答案</translation>
    </message>
</context>
<context>
    <name>Thread</name>
    <message>
        <source>Annotator</source>
        <translation>标注者</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>复核者</translation>
    </message>
</context>
<context>
    <name>Thumbnail</name>
    <message>
        <source>not opened yet</source>
        <translation>尚未打开</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>{name}, {seen}</source>
        <translation>{name}，{seen}</translation>
    </message>
</context>
<context>
    <name>TogetherView</name>
    <message numerus="yes">
        <source>%Ln case(s) are open to you.</source>
        <translation><numerusform>%Ln 例可由您打开。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln case(s) with lesions whose role is said.</source>
        <translation><numerusform>%Ln 例的皮损已说明类型。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) with lesions whose role is said.</source>
        <translation><numerusform>%Ln 幅图像的皮损已说明类型。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln lesion(s) marked on no image are left out.</source>
        <translation><numerusform>%Ln 处皮损未在图像上标记，未计入。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln lesion(s) without a role are left out.</source>
        <translation><numerusform>%Ln 处皮损未说明类型，未计入。</numerusform></translation>
    </message>
    <message>
        <source>By case</source>
        <translation>按病例</translation>
    </message>
    <message>
        <source>By image</source>
        <translation>按图像</translation>
    </message>
    <message>
        <source>Primary lesions down, secondary ones across</source>
        <translation>纵向原发皮损，横向继发皮损</translation>
    </message>
    <message>
        <source>Primary lesions stand down, secondary ones across; intervals are 95 %.</source>
        <translation>纵向为原发皮损，横向为继发皮损；区间为 95%。</translation>
    </message>
    <message>
        <source>Share of the primary</source>
        <translation>占原发皮损的比例</translation>
    </message>
    <message>
        <source>Share of the secondary</source>
        <translation>占继发皮损的比例</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>计数对象</translation>
    </message>
    <message>
        <source>Which share</source>
        <translation>何种占比</translation>
    </message>
    <message>
        <source>{one} with {other}: {both}. Of {first} with {one} {share}; of {second} with {other} {back}.</source>
        <translation>{one} 与 {other}：{both}。有 {one} 的 {first} 中占 {share}；有 {other} 的 {second} 中占 {back}。</translation>
    </message>
</context>
<context>
    <name>TreeHeat</name>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Errors in the tree of terms</source>
        <translation>术语树中的错误</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>实体</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>术语</translation>
    </message>
</context>
<context>
    <name>TreePart</name>
    <message numerus="yes">
        <source>%Ln label(s) with all below</source>
        <translation><numerusform>连同下级共 %Ln 个实体</numerusform></translation>
    </message>
    <message>
        <source>Corrected to other terms</source>
        <translation>更正为其他术语</translation>
    </message>
    <message>
        <source>Rows of the chosen term</source>
        <translation>所选术语的各行</translation>
    </message>
    <message>
        <source>{wrong} not right ({share})</source>
        <translation>{wrong} 个不正确（{share}）</translation>
    </message>
</context>
<context>
    <name>TypedTable</name>
    <message>
        <source>Answers</source>
        <translation>回答数</translation>
    </message>
    <message>
        <source>Figures typed by hand; not scored here</source>
        <translation>手工填写的数值；不在此评分</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Typed, %</source>
        <translation>填写值，%</translation>
    </message>
</context>
<context>
    <name>UnderWay</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>UnreadView</name>
    <message>
        <source>Every answer is read.</source>
        <translation>回答已全部读出。</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Which option does this answer mean?</source>
        <translation>此回答指哪个选项？</translation>
    </message>
    <message>
        <source>{done} of {count} read</source>
        <translation>已读出 {done}/{count}</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Angio</source>
        <translation>血管造影</translation>
    </message>
    <message>
        <source>Area {area} {unit}²</source>
        <translation>面积 {area} {unit}²</translation>
    </message>
    <message>
        <source>As stored</source>
        <translation>按存储值</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Bone</source>
        <translation>骨</translation>
    </message>
    <message>
        <source>Brain</source>
        <translation>脑</translation>
    </message>
    <message>
        <source>Bright parts</source>
        <translation>亮部</translation>
    </message>
    <message>
        <source>Brightness {brightness} Contrast {contrast}</source>
        <translation>亮度 {brightness} 对比度 {contrast}</translation>
    </message>
    <message>
        <source>By kind of image</source>
        <translation>按图像类型</translation>
    </message>
    <message>
        <source>Dark parts</source>
        <translation>暗部</translation>
    </message>
    <message>
        <source>Frame {number} / {total}</source>
        <translation>帧 {number} / {total}</translation>
    </message>
    <message>
        <source>Full range</source>
        <translation>全范围</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比</translation>
    </message>
    <message>
        <source>Image {number} / {total}</source>
        <translation>图像 {number} / {total}</translation>
    </message>
    <message>
        <source>Incomplete file: part of the image is missing</source>
        <translation>文件不完整：图像有缺失</translation>
    </message>
    <message>
        <source>Inverted</source>
        <translation>反色</translation>
    </message>
    <message>
        <source>Left button: move. Right: brightness and contrast. Wheel: enlarge.</source>
        <translation>左键：移动。右键：亮度和对比度。滚轮：缩放。</translation>
    </message>
    <message>
        <source>Left button: turn through the frames. Middle: enlarge. Right: window.</source>
        <translation>左键：翻帧。中键：缩放。右键：窗。</translation>
    </message>
    <message>
        <source>Left button: window. Middle: move. Right: enlarge. Wheel: frames, else enlarge.</source>
        <translation>左键：窗。中键：移动。右键：缩放。滚轮：翻帧，否则缩放。</translation>
    </message>
    <message>
        <source>Left-handed mouse</source>
        <translation>左手鼠标</translation>
    </message>
    <message>
        <source>Liver</source>
        <translation>肝</translation>
    </message>
    <message>
        <source>Lossy compression</source>
        <translation>有损压缩</translation>
    </message>
    <message>
        <source>Lung</source>
        <translation>肺</translation>
    </message>
    <message>
        <source>Mean {mean} SD {deviation}</source>
        <translation>均值 {mean} 标准差 {deviation}</translation>
    </message>
    <message>
        <source>Mediastinum</source>
        <translation>纵隔</translation>
    </message>
    <message>
        <source>Min {least} Max {most}</source>
        <translation>最小 {least} 最大 {most}</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>PACS mouse</source>
        <translation>PACS 鼠标</translation>
    </message>
    <message>
        <source>Photograph mouse</source>
        <translation>照片鼠标</translation>
    </message>
    <message>
        <source>Pointer {value}</source>
        <translation>指针 {value}</translation>
    </message>
    <message>
        <source>R {red} G {green} B {blue}</source>
        <translation>R {red} G {green} B {blue}</translation>
    </message>
    <message>
        <source>Radiology mouse</source>
        <translation>放射鼠标</translation>
    </message>
    <message>
        <source>Right button: window. Middle: move. Left: enlarge.</source>
        <translation>右键：窗。中键：移动。左键：缩放。</translation>
    </message>
    <message>
        <source>Slice {number} / {total}</source>
        <translation>层 {number} / {total}</translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation>软组织</translation>
    </message>
    <message>
        <source>Spine</source>
        <translation>脊柱</translation>
    </message>
    <message>
        <source>Stroke</source>
        <translation>卒中</translation>
    </message>
    <message>
        <source>Subdural</source>
        <translation>硬膜下</translation>
    </message>
    <message>
        <source>Temporal bone</source>
        <translation>颞骨</translation>
    </message>
    <message>
        <source>This file</source>
        <translation>此文件</translation>
    </message>
    <message>
        <source>Turned {degrees}°</source>
        <translation>旋转 {degrees}°</translation>
    </message>
    <message>
        <source>W {width} L {center}</source>
        <translation>W {width} L {center}</translation>
    </message>
    <message>
        <source>Window {number}</source>
        <translation>窗 {number}</translation>
    </message>
    <message>
        <source>Zoom {percent} %</source>
        <translation>缩放 {percent}%</translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>已校准</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>估计</translation>
    </message>
    <message>
        <source>in the detector plane</source>
        <translation>探测器平面内</translation>
    </message>
    <message>
        <source>in the slice plane</source>
        <translation>层面内</translation>
    </message>
    <message>
        <source>{length} cm</source>
        <translation>{length} cm</translation>
    </message>
    <message>
        <source>{length} mm</source>
        <translation>{length} mm</translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>Opening the set of {reader}</source>
        <translation>正在打开 {reader} 的题集</translation>
    </message>
</context>
<context>
    <name>WindowActs</name>
    <message>
        <source>Audit trail</source>
        <translation>稽查轨迹</translation>
    </message>
    <message>
        <source>Check of the workspace</source>
        <translation>工作区检查</translation>
    </message>
</context>
<context>
    <name>WindowBar</name>
    <message>
        <source>All presets</source>
        <translation>全部预设窗</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>W</source>
        <translation>W</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗</translation>
    </message>
    <message>
        <source>Window level</source>
        <translation>窗位</translation>
    </message>
    <message>
        <source>Window width</source>
        <translation>窗宽</translation>
    </message>
    <message>
        <source>{name} (W {width} L {center})</source>
        <translation>{name}（W {width} L {center}）</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Attribute recognition</source>
        <translation>属性识别</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Disease diagnosis</source>
        <translation>疾病诊断</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Free text</source>
        <translation>长文本</translation>
    </message>
    <message>
        <source>Image alone</source>
        <translation>仅凭图像</translation>
    </message>
    <message>
        <source>Image missing</source>
        <translation>图像缺失</translation>
    </message>
    <message>
        <source>Knowledge too</source>
        <translation>还需知识</translation>
    </message>
    <message>
        <source>Lesion reasoning</source>
        <translation>皮损推理</translation>
    </message>
    <message>
        <source>Lesion recognition</source>
        <translation>皮损识别</translation>
    </message>
    <message>
        <source>Location recognition</source>
        <translation>部位识别</translation>
    </message>
    <message>
        <source>Not named</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>One answer</source>
        <translation>单选</translation>
    </message>
    <message>
        <source>One or several</source>
        <translation>一项或多项</translation>
    </message>
    <message>
        <source>Short text</source>
        <translation>短文本</translation>
    </message>
    <message>
        <source>Spatial relation</source>
        <translation>空间关系</translation>
    </message>
    <message>
        <source>Suggestion and treatment</source>
        <translation>建议与治疗</translation>
    </message>
    <message>
        <source>Text only</source>
        <translation>仅文本</translation>
    </message>
    <message>
        <source>With image</source>
        <translation>含图像</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>是或否</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>A name is missing</source>
        <translation>缺少名称</translation>
    </message>
    <message>
        <source>A rank is missing</source>
        <translation>缺少排序</translation>
    </message>
    <message>
        <source>A rank is there twice</source>
        <translation>排序重复</translation>
    </message>
    <message>
        <source>A related lesion is gone</source>
        <translation>相关皮损已不存在</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Always together</source>
        <translation>总是同现</translation>
    </message>
    <message>
        <source>An advised diagnosis is gone</source>
        <translation>建议所针对的诊断已不存在</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Attributes open</source>
        <translation>属性待填</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>双侧</translation>
    </message>
    <message>
        <source>Case {number} of {total}</source>
        <translation>病例 {number}/{total}</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Evidence is gone</source>
        <translation>依据已不存在</translation>
    </message>
    <message>
        <source>Give advice</source>
        <translation>请给出建议</translation>
    </message>
    <message>
        <source>Give the side</source>
        <translation>请注明侧别</translation>
    </message>
    <message>
        <source>Image {number}</source>
        <translation>图像 {number}</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>皮损</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>正中</translation>
    </message>
    <message>
        <source>Mostly together</source>
        <translation>多数同现</translation>
    </message>
    <message>
        <source>Name a diagnosis</source>
        <translation>请给出诊断</translation>
    </message>
    <message>
        <source>Name a lesion</source>
        <translation>请给出皮损名称</translation>
    </message>
    <message>
        <source>Name the regions that are seen</source>
        <translation>请给出可见部位</translation>
    </message>
    <message>
        <source>No exposed skin or mouth</source>
        <translation>无裸露皮肤或口腔</translation>
    </message>
    <message>
        <source>Once together</source>
        <translation>一度同现</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>原发</translation>
    </message>
    <message>
        <source>Primary or secondary?</source>
        <translation>原发还是继发？</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>Relate it to a primary lesion</source>
        <translation>请关联到原发皮损</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Say what a mark shows</source>
        <translation>请说明标记所示内容</translation>
    </message>
    <message>
        <source>Say where it lies</source>
        <translation>请说明所在部位</translation>
    </message>
    <message>
        <source>Say whether the image can be used</source>
        <translation>请说明图像是否可用</translation>
    </message>
    <message>
        <source>Secondary</source>
        <translation>继发</translation>
    </message>
    <message>
        <source>Side of {place}</source>
        <translation>{place}的侧别</translation>
    </message>
    <message>
        <source>Sometimes together</source>
        <translation>有时同现</translation>
    </message>
    <message>
        <source>Take away: {what}</source>
        <translation>去掉：{what}</translation>
    </message>
    <message>
        <source>The least is more than the most; exchange them.</source>
        <translation>最小值大于最大值；请对调。</translation>
    </message>
    <message>
        <source>The person can be recognised</source>
        <translation>可辨认个人身份</translation>
    </message>
    <message>
        <source>The same as another image</source>
        <translation>与其他图像重复</translation>
    </message>
    <message>
        <source>Tick when everything visible is annotated</source>
        <translation>可见内容均已标注后请勾选</translation>
    </message>
    <message>
        <source>Too dark or too bright</source>
        <translation>过暗或过亮</translation>
    </message>
    <message>
        <source>Too many diagnoses</source>
        <translation>诊断过多</translation>
    </message>
    <message>
        <source>Type a number, such as 0.3.</source>
        <translation>请键入数字，如 0.3。</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Unsharp</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Usable</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>give the side of {place}</source>
        <translation>请说明 {place} 的侧别</translation>
    </message>
    <message>
        <source>lesions</source>
        <translation>皮损</translation>
    </message>
    <message>
        <source>nothing said yet</source>
        <translation>尚未填写</translation>
    </message>
    <message>
        <source>nothing said yet, required</source>
        <translation>尚无描述，必填</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>with {number}</source>
        <translation>与 {number}</translation>
    </message>
    <message>
        <source>{attribute} is not said yet</source>
        <translation>尚未说明 {attribute}</translation>
    </message>
    <message>
        <source>{case}, image {number}</source>
        <translation>{case}，图像 {number}</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{count}/{total}</translation>
    </message>
    <message>
        <source>{name}, least</source>
        <translation>{name}，最小</translation>
    </message>
    <message>
        <source>{name}, most</source>
        <translation>{name}，最大</translation>
    </message>
    <message>
        <source>{said}; the side is open</source>
        <translation>{said}；侧别未定</translation>
    </message>
    <message>
        <source>{what}: {text}</source>
        <translation>{what}：{text}</translation>
    </message>
</context>
<context>
    <name>WorkbenchPage</name>
    <message>
        <source>Annotate</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>It was handed in. What you change is kept beside what was there.</source>
        <translation>本例已提交。您的更改将与原内容一并保留。</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Open this case again?</source>
        <translation>重新打开此病例？</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>WorkbookPresenter</name>
    <message>
        <source>{name} is not taken over; mend its faults and import it again.</source>
        <translation>{name} 未被接受；请改正其错误后重新导入。</translation>
    </message>
</context>
<context>
    <name>WorkbookView</name>
    <message>
        <source>A workbook that was exported and edited</source>
        <translation>导出后经编辑的工作簿</translation>
    </message>
    <message>
        <source>Accept shown</source>
        <translation>接受所示</translation>
    </message>
    <message>
        <source>Choose a workbook</source>
        <translation>选择工作簿</translation>
    </message>
    <message>
        <source>Choose a workbook that was exported from this lexicon and edited. What it would change is shown first, and nothing is written before it is accepted.</source>
        <translation>请选择从此词典导出并经编辑的工作簿。将先显示它会带来的变更，接受之前不写入任何内容。</translation>
    </message>
    <message>
        <source>Copy and go on</source>
        <translation>复制并继续</translation>
    </message>
    <message>
        <source>Import a workbook</source>
        <translation>导入工作簿</translation>
    </message>
    <message>
        <source>Into the lexicon</source>
        <translation>导入到词典</translation>
    </message>
    <message>
        <source>Name of the copy</source>
        <translation>副本名称</translation>
    </message>
    <message>
        <source>Name of the copy: small letters, digits, hyphens</source>
        <translation>副本名称：小写字母、数字、连字符</translation>
    </message>
    <message>
        <source>Nothing is accepted.</source>
        <translation>尚未接受任何变更。</translation>
    </message>
    <message>
        <source>Refuse shown</source>
        <translation>拒绝所示</translation>
    </message>
    <message numerus="yes">
        <source>Take over %Ln change(s)</source>
        <translation><numerusform>接受 %Ln 处变更</numerusform></translation>
    </message>
    <message>
        <source>The workbook and {pin} do not differ.</source>
        <translation>工作簿与 {pin} 没有差异。</translation>
    </message>
    <message>
        <source>Version {before} → {after}, {step}</source>
        <translation>版本 {before} → {after}，{step}</translation>
    </message>
    <message>
        <source>Workbooks</source>
        <translation>工作簿</translation>
    </message>
    <message>
        <source>the workbook</source>
        <translation>工作簿</translation>
    </message>
    <message>
        <source>{name} comes with the program and is not changed. Copy it under a name of your own; workbooks of {name} fit the copy.</source>
        <translation>{name} 为程序自带，不可更改。请用自己的名称复制；{name} 的工作簿适用于副本。</translation>
    </message>
    <message>
        <source>{pin} was changed after the workbook was written: what was changed meanwhile shows as differences too, backwards. Nothing is accepted yet; tick what was edited.</source>
        <translation>{pin} 在工作簿写出后有变更：其间的变更也会反向显示为差异。尚未接受任何内容；请勾选经编辑的部分。</translation>
    </message>
</context>
<context>
    <name>Working</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done}/{total}</translation>
    </message>
</context>
<context>
    <name>WorksModel</name>
    <message>
        <source>Answered</source>
        <translation>已答</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>已开始</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>阅片者</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done}/{total}</translation>
    </message>
    <message>
        <source>{state}, simulated</source>
        <translation>{state}，模拟</translation>
    </message>
</context>
<context>
    <name>_Measure</name>
    <message>
        <source>So few labels say little yet.</source>
        <translation>实体尚少，说明不了什么。</translation>
    </message>
    <message numerus="yes">
        <source>of %Ln label(s)</source>
        <translation><numerusform>共 %Ln 个实体</numerusform></translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation>共 {count}</translation>
    </message>
</context>
<context>
    <name>_SaidList</name>
    <message>
        <source>{verdict} by {code}, version {number}</source>
        <translation>{code}：{verdict}，版本 {number}</translation>
    </message>
</context>
</TS>
